/*
 * pipe - how much a pipe holds.
 */
#ifndef PIPE_H
#define PIPE_H

/*
 * Lets the pipe fd hold 256 KB at least, where the system can be asked: with
 * Linux's 64 KB the filters of a chain wait for each other (99 MB of pages
 * through decode | strip | fix | split: .41 s, and then .35 s).  With much more
 * a user of some hundred pipes would meet his limit,
 * /proc/sys/fs/pipe-user-pages-soft.  Failing is no trouble.
 */
void	pipe_widen(int fd);

#endif
