/* exit - where the filters' exit() goes in a fuzzer; see fuzz.h. */
#include "fuzz.h"

jmp_buf	fuzz_back;

void	fuzz_exit(int);

void
fuzz_exit(int status)
{
	(void)status;
	longjmp(fuzz_back, 1);
}
