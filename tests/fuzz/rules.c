/* rules - any bytes as a rule file are rules or a message. */
#include "fuzz.h"
#include "rules.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	static struct rules rules;
	size_t i, k;

	if (FUZZ_TRY()) {
		rules_add(&rules, "fuzz", (const char *)data, len);
		for (i = 0; i < rules.n; i++)
			for (k = 0; k < RULE_FIELDS; k++)
				FUZZ_CHECK(strlen(rules.v[i].field[k]) ==
				    rules.v[i].len[k]);
	}
	rules_free(&rules);
	return 0;
}
