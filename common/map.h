/*
 * map - the bytes of a large regular file as they lie in the system's cache,
 * without copying them: 100 MB took 12 ms so, and 40 to 100 ms to read.
 *
 * Another process may make the file shorter meanwhile.  What is gone then
 * cannot be read, which is trouble as a failing read(2) is: a message and
 * status 2 (diag.h).
 */
#ifndef MAP_H
#define MAP_H

#include <stdbool.h>
#include <stddef.h>

/* { 0 } before map_file() and after map_close(). */
struct map {
	const char	*data;		/* from where the descriptor stands */
	size_t		 len;
	void		*base;		/* NULL: nothing is mapped */
	size_t		 size;
};

/*
 * Maps the rest of a regular file of so many bytes, and moves the descriptor
 * to its end.  false: it is small, cannot be mapped, or holds more than it
 * says, and has to be read.
 */
bool	map_file(struct map *, int fd, size_t size);

void	map_close(struct map *);

#endif
