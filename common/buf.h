/*
 * buf - growable bytes, and memory that is there or the program ends.
 *
 * A struct buf is { 0 } or what these functions made of it; the caller owns
 * it and ends it with buf_free().  data may be NULL while len is 0.  Growth
 * doubles.  Nothing here returns an error: no memory is trouble (diag.h).
 */
#ifndef BUF_H
#define BUF_H

#include <stddef.h>

struct buf {
	char	*data;
	size_t	 len;		/* bytes in use */
	size_t	 cap;		/* bytes allocated */
};

/* Makes room for extra bytes behind len; len stays. */
void	 buf_reserve(struct buf *, size_t extra);
void	 buf_add(struct buf *, const void *, size_t len);
void	 buf_adds(struct buf *, const char *);		/* a C string */
void	 buf_addbuf(struct buf *, const struct buf *);
void	 buf_free(struct buf *);

static inline void
buf_addc(struct buf *b, char c)
{
	if (b->len == b->cap)
		buf_reserve(b, 1);
	b->data[b->len++] = c;
}

/* An array of n elements of that size, p's contents kept. */
void	*mem_resize(void *p, size_t n, size_t size);

/* A new one, all zeros; what of it nobody writes takes no memory. */
void	*mem_zeroed(size_t n, size_t size);

/* Makes room for one element more: doubles *cap when n has reached it. */
void	*mem_grow(void *p, size_t n, size_t *cap, size_t size);

/* A copy of len bytes with a NUL behind them. */
char	*mem_dup(const char *, size_t len);

#endif
