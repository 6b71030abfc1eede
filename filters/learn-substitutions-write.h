/*
 * write - the bytes of a model; see fix-ocr-substitutions-model.h for what
 * they are.
 */
#ifndef LEARN_SUBSTITUTIONS_WRITE_H
#define LEARN_SUBSTITUTIONS_WRITE_H

#include <stddef.h>

#include "buf.h"
#include "learn-substitutions-regress.h"

/* How many buckets make a model of at most so many bytes: 1 at least. */
size_t	write_buckets(const struct table *, size_t bytes);

/* Appends the model that was learnt. */
void	write_model(const struct learner *, size_t buckets, struct buf *);

#endif
