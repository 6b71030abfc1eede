# pagewash: POSIX make, no configure; GNU make and bmake read it.
#
#	make deps demo		install what is missing, build, show it work
#	make deps check		run the tests (T=decode: one file of them)
#	make install		PREFIX, DESTDIR, BINDIR, MANDIR, PROGPREFIX

.POSIX:

VERSION = 0.1.0

PREFIX = /usr/local
BINDIR = $(PREFIX)/bin
MANDIR = $(PREFIX)/share/man
# Goes before each program's name: "decode" may be taken.
PROGPREFIX =

CC = cc
CFLAGS = -O2 -g
# Stricter builds: make WERROR=-Werror
WERROR =
WARN = -std=c99 -Wall -Wextra -Wpedantic -Wshadow -Wconversion $(WERROR)
CPPFLAGS =
DEFS = -D_POSIX_C_SOURCE=200809L -DVERSION='"$(VERSION)"' -Icommon $(CPPFLAGS)
LDFLAGS =
# What this compiler knows of flags that make programs hard to attack and
# their bytes the same in whatever directory; empty for none.
HARD_CFLAGS = `cat common/hard-compile.inc`
HARD_LDFLAGS = `cat common/hard-link.inc`
PCRE2_LIBS = -lpcre2-8
# GNU libiconv: make ICONV_LIBS=-liconv
ICONV_LIBS =

# What tests/common.bats asks its questions of.
FILTERS = \
	decode \
	fix-ocr-substitutions \
	html-to-text \
	split-sections \
	strip-site-chrome
PAGES1 = \
	man/decode.1 \
	man/fix-ocr-substitutions.1 \
	man/html-to-text.1 \
	man/learn-site-chrome.1 \
	man/learn-substitutions.1 \
	man/split-sections.1 \
	man/strip-site-chrome.1
PAGES5 = man/rules.5
PAGES7 = man/documents.7 man/pagewash.7

COMMON = common/buf.o common/diag.o common/doc.o common/element.o \
	common/html.o common/html-name.o common/html-raw.o common/input.o \
	common/map.o common/opt.o common/page.o common/page-html.o \
	common/page-line.o common/page-site.o common/page-stack.o \
	common/page-stack-end.o \
	common/page-stack-room.o common/pipe.o \
	common/reference.o common/regex.o common/rules.o \
	common/sandbox.o common/tsv.o common/utf8.o common/words.o \
	common/words-places.o common/words-search.o
HEADERS = common/buf.h common/diag.h common/doc.h common/eight.h \
	common/element.h \
	common/html.h common/html-raw.h common/input.h common/map.h \
	common/opt.h common/page.h common/page-line.h common/page-site.h \
	common/page-stack.h common/page-stack-find.h common/pipe.h \
	common/reference.h \
	common/regex.h common/rules.h common/sandbox.h common/tsv.h \
	common/utf8.h common/words.h common/words-key.h
LIB = common/libcommon.a

DECODE = filters/decode.o filters/decode-alphabet.o \
	filters/decode-charset.o \
	filters/decode-convert.o filters/decode-detect.o \
	filters/decode-detect-likely.o filters/decode-detect-wide.o \
	filters/decode-detect-words.o \
	filters/decode-document.o \
	filters/decode-iconv.o filters/decode-label.o filters/decode-lines.o \
	filters/decode-lines-choose.o \
	filters/decode-lost.o filters/decode-model.o \
	filters/decode-mojibake.o filters/decode-pairs.o \
	filters/decode-part.o \
	filters/decode-reading.o \
	filters/decode-realign.o filters/decode-reverse.o filters/decode-run.o \
	filters/decode-sample.o filters/decode-scan.o filters/decode-score.o \
	filters/decode-shift.o filters/decode-table.o \
	filters/decode-tidy.o filters/decode-undo.o
HTML_TO_TEXT = filters/html-to-text.o
STRIP_SITE_CHROME = filters/strip-site-chrome.o \
	filters/strip-site-chrome-builtin.o $(CHROME)
# What train-site-chrome shares with the filter.
CHROME = filters/strip-site-chrome-chars.o \
	filters/strip-site-chrome-blocks.o filters/strip-site-chrome-date.o \
	filters/strip-site-chrome-decide.o filters/strip-site-chrome-drop.o \
	filters/strip-site-chrome-edit.o \
	filters/strip-site-chrome-evidence.o \
	filters/strip-site-chrome-features.o \
	filters/strip-site-chrome-fold.o \
	filters/strip-site-chrome-fold-table.o \
	filters/strip-site-chrome-keep-announced.o \
	filters/strip-site-chrome-keep-body.o \
	filters/strip-site-chrome-keep-entries.o \
	filters/strip-site-chrome-keep-facts.o \
	filters/strip-site-chrome-keep-most.o \
	filters/strip-site-chrome-keep-numbers.o \
	filters/strip-site-chrome-keep-posts.o \
	filters/strip-site-chrome-keep-prose.o \
	filters/strip-site-chrome-keep-references.o \
	filters/strip-site-chrome-keep-said.o \
	filters/strip-site-chrome-keep-stretch.o \
	filters/strip-site-chrome-keep-text.o \
	filters/strip-site-chrome-keep-titles.o \
	filters/strip-site-chrome-lexicon.o \
	filters/strip-site-chrome-line.o \
	filters/strip-site-chrome-literal.o \
	filters/strip-site-chrome-marks.o filters/strip-site-chrome-mend.o \
	filters/strip-site-chrome-needles.o filters/strip-site-chrome-noise.o \
	filters/strip-site-chrome-number.o \
	filters/strip-site-chrome-place.o \
	filters/strip-site-chrome-rules.o \
	filters/strip-site-chrome-runs.o filters/strip-site-chrome-said.o \
	filters/strip-site-chrome-same.o \
	filters/strip-site-chrome-sight.o filters/strip-site-chrome-talk.o \
	filters/strip-site-chrome-title-lines.o \
	filters/strip-site-chrome-titles.o filters/strip-site-chrome-topic.o \
	filters/strip-site-chrome-view.o
TRAIN_SITE_CHROME = filters/train-site-chrome.o \
	filters/train-site-chrome-crf.o $(CHROME)
LABEL_SITE_CHROME = filters/label-site-chrome.o
LEARN_SITE_CHROME = filters/learn-site-chrome.o \
	filters/learn-site-chrome-choose.o filters/learn-site-chrome-cuts.o \
	filters/learn-site-chrome-forms.o filters/learn-site-chrome-grow.o \
	filters/learn-site-chrome-lines.o filters/learn-site-chrome-rules.o \
	filters/learn-site-chrome-sample.o filters/learn-site-chrome-spots.o \
	filters/learn-site-chrome-titled.o filters/learn-site-chrome-titles.o \
	filters/strip-site-chrome-builtin.o $(CHROME)
SUBSTITUTIONS = filters/fix-ocr-substitutions-context.o \
	filters/fix-ocr-substitutions-features.o \
	filters/fix-ocr-substitutions-look.o \
	filters/fix-ocr-substitutions-model.o \
	filters/fix-ocr-substitutions-read.o \
	filters/fix-ocr-substitutions-recall.o \
	filters/fix-ocr-substitutions-table.o
FIX_OCR_SUBSTITUTIONS = filters/fix-ocr-substitutions.o \
	filters/fix-ocr-substitutions-builtin.o \
	filters/fix-ocr-substitutions-damage.o \
	filters/fix-ocr-substitutions-evidence.o \
	filters/fix-ocr-substitutions-pinyin.o \
	filters/fix-ocr-substitutions-report.o \
	filters/fix-ocr-substitutions-shares.o \
	filters/fix-ocr-substitutions-sight.o \
	filters/fix-ocr-substitutions-sighting.o \
	filters/fix-ocr-substitutions-title.o \
	filters/fix-ocr-substitutions-weigh.o $(SUBSTITUTIONS)
LEARN_SUBSTITUTIONS = filters/learn-substitutions.o \
	filters/learn-substitutions-rank.o \
	filters/learn-substitutions-ratio.o \
	filters/learn-substitutions-regress.o \
	filters/learn-substitutions-write.o $(SUBSTITUTIONS)
SPLIT_SECTIONS = filters/split-sections.o filters/split-sections-apart.o \
	filters/split-sections-begin.o \
	filters/split-sections-continue.o filters/split-sections-count.o \
	filters/split-sections-cut.o filters/split-sections-delim.o \
	filters/split-sections-enclosed.o filters/split-sections-enum.o \
	filters/split-sections-essay.o filters/split-sections-files.o \
	filters/split-sections-form.o \
	filters/split-sections-inside.o filters/split-sections-json.o \
	filters/split-sections-kind.o filters/split-sections-label.o \
	filters/split-sections-listed.o \
	filters/split-sections-marker.o filters/split-sections-named.o \
	filters/split-sections-next.o \
	filters/split-sections-number.o \
	filters/split-sections-open.o filters/split-sections-outline.o \
	filters/split-sections-plain.o filters/split-sections-plain-choose.o \
	filters/split-sections-pretty.o \
	filters/split-sections-runs.o filters/split-sections-scan.o \
	filters/split-sections-sight.o filters/split-sections-signs.o \
	filters/split-sections-stack.o \
	filters/split-sections-text.o filters/split-sections-title.o \
	filters/split-sections-toc.o filters/split-sections-unmarked.o \
	filters/split-sections-unnumbered.o \
	filters/split-sections-weigh.o filters/split-sections-words.o filters/split-sections-write.o
OBJECTS = $(DECODE) $(HTML_TO_TEXT) $(STRIP_SITE_CHROME) \
	$(FIX_OCR_SUBSTITUTIONS) $(LEARN_SUBSTITUTIONS) $(SPLIT_SECTIONS) \
	$(TRAIN_SITE_CHROME) $(LABEL_SITE_CHROME) $(LEARN_SITE_CHROME)
FILTER_HEADERS = \
	filters/decode-alphabet.h \
	filters/decode-charset.h \
	filters/decode-convert.h \
	filters/decode-detect.h \
	filters/decode-detect-likely.h \
	filters/decode-detect-wide.h \
	filters/decode-detect-words.h \
	filters/decode-document.h \
	filters/decode-iconv.h \
	filters/decode-label.h \
	filters/decode-lines.h \
	filters/decode-lines-choose.h \
	filters/decode-lost.h \
	filters/decode-model.h \
	filters/decode-mojibake.h \
	filters/decode-pairs.h \
	filters/decode-part.h \
	filters/decode-reading.h \
	filters/decode-realign.h \
	filters/decode-reverse.h \
	filters/decode-run.h \
	filters/decode-sample.h \
	filters/decode-scan.h \
	filters/decode-score.h \
	filters/decode-shift.h \
	filters/decode-table.h \
	filters/decode-tidy.h \
	filters/decode-undo.h \
	filters/decode-usual.h \
	filters/fix-ocr-substitutions-builtin.h \
	filters/fix-ocr-substitutions-context.h \
	filters/fix-ocr-substitutions-damage.h \
	filters/fix-ocr-substitutions-evidence.h \
	filters/fix-ocr-substitutions-features.h \
	filters/fix-ocr-substitutions-look.h \
	filters/fix-ocr-substitutions-model.h \
	filters/fix-ocr-substitutions-pinyin.h \
	filters/fix-ocr-substitutions-read.h \
	filters/fix-ocr-substitutions-recall.h \
	filters/fix-ocr-substitutions-report.h \
	filters/fix-ocr-substitutions-shares.h \
	filters/fix-ocr-substitutions-sight.h \
	filters/fix-ocr-substitutions-sighting.h \
	filters/fix-ocr-substitutions-table.h \
	filters/fix-ocr-substitutions-title.h \
	filters/fix-ocr-substitutions-weigh.h \
	filters/learn-site-chrome-choose.h \
	filters/learn-site-chrome-cuts.h \
	filters/learn-site-chrome-forms.h \
	filters/learn-site-chrome-lines.h \
	filters/learn-site-chrome-rules.h \
	filters/learn-site-chrome-sample.h \
	filters/learn-site-chrome-spots.h \
	filters/learn-substitutions-rank.h \
	filters/learn-substitutions-ratio.h \
	filters/learn-substitutions-regress.h \
	filters/learn-substitutions-write.h \
	filters/split-sections-cut.h \
	filters/split-sections-delim.h \
	filters/split-sections-form.h \
	filters/split-sections-marker.h \
	filters/split-sections-number.h \
	filters/split-sections-outline.h \
	filters/split-sections-plain.h \
	filters/split-sections-runs.h \
	filters/split-sections-scan.h \
	filters/split-sections-sight.h \
	filters/split-sections-stack.h \
	filters/split-sections-text.h \
	filters/split-sections-title.h \
	filters/split-sections-weigh.h \
	filters/split-sections-words.h \
	filters/split-sections-write.h \
	filters/strip-site-chrome-builtin.h \
	filters/strip-site-chrome-chars.h \
	filters/strip-site-chrome-decide.h \
	filters/strip-site-chrome-edit.h \
	filters/strip-site-chrome-evidence.h \
	filters/strip-site-chrome-features.h \
	filters/strip-site-chrome-fold.h \
	filters/strip-site-chrome-groups.h \
	filters/strip-site-chrome-lexicon.h \
	filters/strip-site-chrome-line.h \
	filters/strip-site-chrome-literal.h \
	filters/strip-site-chrome-marks.h \
	filters/strip-site-chrome-mend.h \
	filters/strip-site-chrome-model.h \
	filters/strip-site-chrome-noise.h \
	filters/strip-site-chrome-number.h \
	filters/strip-site-chrome-rules.h \
	filters/strip-site-chrome-said.h \
	filters/strip-site-chrome-same.h \
	filters/strip-site-chrome-sight.h \
	filters/strip-site-chrome-view.h \
	filters/train-site-chrome-crf.h

PROGRAMS = \
	filters/decode \
	filters/fix-ocr-substitutions \
	filters/html-to-text \
	filters/learn-site-chrome \
	filters/learn-substitutions \
	filters/split-sections \
	filters/strip-site-chrome

.SUFFIXES:
.SUFFIXES: .c .o .rules .freq .pairs .inc

all: $(PROGRAMS)

.c.o:
	$(CC) $(DEFS) $(WARN) $(HARD_CFLAGS) $(CFLAGS) -c -o $@ $<

common/hard-compile.inc: common/hardening.sh
	sh common/hardening.sh compile $(CC) $(CPPFLAGS) $(CFLAGS) >$@

common/hard-link.inc: common/hardening.sh
	sh common/hardening.sh link $(CC) $(CFLAGS) $(LDFLAGS) >$@

# A data file becomes the numbers of a C array.
.rules.inc:
	od -An -v -tu1 $< | sed 's/[0-9][0-9]*/&,/g' >$@

.freq.inc:
	od -An -v -tu1 $< | sed 's/[0-9][0-9]*/&,/g' >$@

.pairs.inc:
	LC_ALL=C awk -f filters/decode-pairs.awk $< | LC_ALL=C sort >$@

common/reference.o: common/html-entities.inc

common/html-entities.inc: common/html-entities.tsv common/html-entities.awk
	awk -f common/html-entities.awk common/html-entities.tsv >$@

# Every object depends on every header: never wrong, and a full build is
# a matter of seconds.
$(COMMON): $(HEADERS) common/hard-compile.inc
$(OBJECTS): $(HEADERS) $(FILTER_HEADERS) common/hard-compile.inc
filters/decode-learn.o filters/decode-learn-pairs.o: $(HEADERS) \
	$(FILTER_HEADERS) common/hard-compile.inc
filters/strip-site-chrome-mkmodel.o: $(HEADERS) $(FILTER_HEADERS) \
	common/hard-compile.inc
$(PROGRAMS) filters/train-site-chrome filters/label-site-chrome \
	filters/strip-site-chrome-mkmodel filters/decode-learn: \
	common/hard-link.inc

filters/split-sections.o: filters/split-sections.inc

$(LIB): $(COMMON)
	rm -f $@
	ar rcD $@ $(COMMON) 2>/dev/null || ar rc $@ $(COMMON)

filters/decode-model.o: filters/decode-simplified.inc \
	filters/decode-traditional.inc filters/decode-japanese.inc \
	filters/decode-korean.inc

filters/decode-pairs.o: filters/decode-pairs-simplified.inc \
	filters/decode-pairs-traditional.inc \
	filters/decode-pairs-japanese.inc filters/decode-pairs-korean.inc

filters/decode-alphabet.o: filters/decode-alphabets.inc

filters/decode-table.o: filters/decode-table.inc

filters/decode-table.inc: filters/decode-mktables filters/decode-whatwg.tsv
	filters/decode-mktables table <filters/decode-whatwg.tsv >$@.new
	mv $@.new $@

filters/decode-run.o: filters/decode-run.inc

filters/decode-run.inc: filters/decode-mktables filters/decode-whatwg.tsv
	filters/decode-mktables run <filters/decode-whatwg.tsv >$@.new
	mv $@.new $@

filters/decode-mktables: filters/decode-mktables.c filters/decode-run.h \
    filters/decode-usual.h
	$(CC) $(DEFS) $(WARN) $(CFLAGS) $(LDFLAGS) -o $@ \
	    filters/decode-mktables.c $(ICONV_LIBS)

# Counts the figures of decode's languages; see its head for the command.
filters/decode-learn: filters/decode-learn.o filters/decode-learn-pairs.o \
    $(DECODE) $(LIB)
	$(CC) $(HARD_LDFLAGS) $(LDFLAGS) -o $@ filters/decode-learn.o \
	    filters/decode-learn-pairs.o filters/decode-alphabet.o filters/decode-charset.o filters/decode-model.o \
	    filters/decode-table.o $(LIB) -lm

# Counts the figures and pairs of the languages of East Asia again, from the
# text in TEXTS; filters/decode-learn.sh says what it looks for there.
charset-model: filters/decode-learn
	@test -n "$(TEXTS)" || { echo 'make charset-model TEXTS=DIRECTORY' >&2; \
	    exit 2; }
	sh filters/decode-learn.sh figures "$(TEXTS)" /usr/share
	$(MAKE) filters/decode-learn
	sh filters/decode-learn.sh pairs "$(TEXTS)" /usr/share

filters/decode: $(DECODE) $(LIB)
	$(CC) $(HARD_LDFLAGS) $(LDFLAGS) -o $@ $(DECODE) $(LIB) $(ICONV_LIBS)

filters/html-to-text: $(HTML_TO_TEXT) $(LIB)
	$(CC) $(HARD_LDFLAGS) $(LDFLAGS) -o $@ $(HTML_TO_TEXT) $(LIB)

filters/strip-site-chrome-builtin.o: filters/strip-site-chrome.inc \
	filters/strip-site-chrome-decide.inc

filters/strip-site-chrome-decide.inc: filters/strip-site-chrome-mkmodel \
	filters/strip-site-chrome-decide.model
	filters/strip-site-chrome-mkmodel \
	    ./filters/strip-site-chrome-decide.model >$@.new
	mv $@.new $@

filters/strip-site-chrome-mkmodel: filters/strip-site-chrome-mkmodel.o \
	$(CHROME) $(LIB)
	$(CC) $(HARD_LDFLAGS) $(LDFLAGS) -o $@ \
	    filters/strip-site-chrome-mkmodel.o $(CHROME) $(LIB) $(PCRE2_LIBS)

filters/learn-site-chrome: $(LEARN_SITE_CHROME) $(LIB)
	$(CC) $(HARD_LDFLAGS) $(LDFLAGS) -o $@ $(LEARN_SITE_CHROME) $(LIB) $(PCRE2_LIBS)

# Not installed: makes filters/strip-site-chrome-decide.model.
filters/train-site-chrome: $(TRAIN_SITE_CHROME) $(LIB)
	$(CC) $(HARD_LDFLAGS) $(LDFLAGS) -o $@ $(TRAIN_SITE_CHROME) $(LIB) $(PCRE2_LIBS) -lm

# Not installed: labels HTML pages for it after their main text.
filters/label-site-chrome: $(LABEL_SITE_CHROME) $(LIB)
	$(CC) $(HARD_LDFLAGS) $(LDFLAGS) -o $@ $(LABEL_SITE_CHROME) $(LIB)

filters/strip-site-chrome: $(STRIP_SITE_CHROME) $(LIB)
	$(CC) $(HARD_LDFLAGS) $(LDFLAGS) -o $@ $(STRIP_SITE_CHROME) $(LIB) $(PCRE2_LIBS)

filters/fix-ocr-substitutions: $(FIX_OCR_SUBSTITUTIONS) $(LIB)
	$(CC) $(HARD_LDFLAGS) $(LDFLAGS) -o $@ $(FIX_OCR_SUBSTITUTIONS) $(LIB) -lm

filters/learn-substitutions: $(LEARN_SUBSTITUTIONS) $(LIB)
	$(CC) $(HARD_LDFLAGS) $(LDFLAGS) -o $@ $(LEARN_SUBSTITUTIONS) $(LIB) -lm

filters/fix-ocr-substitutions-builtin.o: filters/fix-ocr-substitutions.inc \
	filters/fix-ocr-substitutions-model.inc
filters/learn-substitutions.o: filters/fix-ocr-substitutions.inc

filters/fix-ocr-substitutions-model.inc: filters/fix-ocr-substitutions.model
	od -An -v -tu1 filters/fix-ocr-substitutions.model | \
	    sed 's/[0-9][0-9]*/&,/g' >$@

# Makes the built-in model again, from the clean text in CORPUS: .txt or
# .txt.xz files, a document a line, escaped.
model: filters/learn-substitutions
	@test -n "$(CORPUS)" || { echo 'make model CORPUS=DIRECTORY' >&2; \
	    exit 2; }
	LC_ALL=C sh -c 'for f in "$(CORPUS)"/*.txt "$(CORPUS)"/*.txt.xz; do \
	    case $$f in \
	    *\*.txt*) ;; \
	    *.xz) xz -dc "$$f" || exit ;; \
	    *) cat "$$f" || exit ;; \
	    esac; done' | filters/learn-substitutions -t >build-model
	mv build-model filters/fix-ocr-substitutions.model

# Makes strip-site-chrome's model again, from the pages and the text in PAGES;
# filters/train-site-chrome.sh says what it looks for there.
chrome-model: filters/decode filters/html-to-text filters/label-site-chrome \
	filters/train-site-chrome
	@test -n "$(PAGES)" || { echo 'make chrome-model PAGES=DIRECTORY' >&2; \
	    exit 2; }
	sh filters/train-site-chrome.sh "$(PAGES)" >build-pages
	filters/train-site-chrome filters/strip-site-chrome.rules \
	    <build-pages >build-model
	mv build-model filters/strip-site-chrome-decide.model
	rm -f build-pages

filters/split-sections: $(SPLIT_SECTIONS) $(LIB)
	$(CC) $(HARD_LDFLAGS) $(LDFLAGS) -o $@ $(SPLIT_SECTIONS) $(LIB)

# Installs what is missing of the tools and libraries to build and to test.
deps:
	@sh tests/deps.sh build

deps-lint:
	@sh tests/deps.sh lint

demo: all
	@sh tests/demo.sh

# T=decode runs tests/decode.bats alone.
check: all
	@BIN="$$PWD/filters" FILTERS="$(FILTERS)" bats tests$(T:%=/%.bats)

lint: all
	@FILTERS="$(FILTERS)" sh tests/lint.sh

bench: all
	@sh tests/bench.sh

# Builds with other flags are made in a copy of the tree: a run that fails
# leaves no mixed objects behind.
SANITIZE = -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all \
	-fno-omit-frame-pointer
sanitize:
	sh tests/copy.sh build/sanitize
	cd build/sanitize && $(MAKE) CFLAGS='$(SANITIZE)' HARD_CFLAGS= \
	    HARD_LDFLAGS= CPPFLAGS='-DNO_SANDBOX' \
	    LDFLAGS='-fsanitize=address,undefined' \
	    all && SANDBOX=no $(MAKE) check T='$(T)'

# The suite under valgrind: half an hour.
valgrind:
	sh tests/copy.sh build/valgrind
	cd build/valgrind && $(MAKE) CPPFLAGS='-DNO_SANDBOX' all && \
	    FILTERS='$(FILTERS)' sh tests/valgrind.sh '$(T)'

# Huge documents, hostile ones, their time and memory: an hour.
limits: all
	@sh tests/limits.sh

# With GNU parallel, sshd, make, xargs and split, as far as they are here.
scale: all
	@sh tests/scale.sh

# The whole pipe for TIME seconds: make soak TIME=1200
soak: all
	@sh tests/soak.sh $(TIME)

# What gcc -fanalyzer finds.
analyze:
	@sh tests/analyze.sh

# Two builds compare equal.
reproducible:
	@MAKE='$(MAKE)' sh tests/reproducible.sh

# T=decode fuzzes tests/fuzz/decode.c alone, TIME=600 for so many seconds.
TIME = 60
fuzz: all
	@sh tests/fuzz.sh "$(T)" $(TIME)

coverage:
	sh tests/copy.sh build/coverage
	cd build/coverage && $(MAKE) CFLAGS='-O0 -g --coverage' HARD_CFLAGS= \
	    HARD_LDFLAGS= CPPFLAGS='-DNO_SANDBOX' LDFLAGS='--coverage' all && \
	    SANDBOX=no $(MAKE) check T='$(T)'
	cd build/coverage && sh tests/coverage.sh

install: all
	mkdir -p "$(DESTDIR)$(BINDIR)" "$(DESTDIR)$(MANDIR)/man1" \
	    "$(DESTDIR)$(MANDIR)/man5" "$(DESTDIR)$(MANDIR)/man7"
	for f in $(PROGRAMS); do \
		cp "$$f" "$(DESTDIR)$(BINDIR)/$(PROGPREFIX)$${f##*/}" && \
		chmod 755 "$(DESTDIR)$(BINDIR)/$(PROGPREFIX)$${f##*/}" || \
		exit 1; \
	done
	for f in $(PAGES1); do \
		cp "$$f" "$(DESTDIR)$(MANDIR)/man1/$(PROGPREFIX)$${f##*/}" || \
		exit 1; \
	done
	cp $(PAGES5) "$(DESTDIR)$(MANDIR)/man5"
	cp $(PAGES7) "$(DESTDIR)$(MANDIR)/man7"

uninstall:
	for f in $(PROGRAMS); do \
		rm -f "$(DESTDIR)$(BINDIR)/$(PROGPREFIX)$${f##*/}"; \
	done
	for f in $(PAGES1); do \
		rm -f "$(DESTDIR)$(MANDIR)/man1/$(PROGPREFIX)$${f##*/}"; \
	done
	for f in $(PAGES5); do rm -f "$(DESTDIR)$(MANDIR)/man5/$${f##*/}"; done
	for f in $(PAGES7); do rm -f "$(DESTDIR)$(MANDIR)/man7/$${f##*/}"; done

# A tar file of what is under version control.
dist:
	git archive --prefix=pagewash-$(VERSION)/ \
	    -o pagewash-$(VERSION).tar.gz HEAD

clean:
	rm -f $(PROGRAMS) filters/train-site-chrome filters/label-site-chrome filters/strip-site-chrome-mkmodel filters/decode-mktables filters/decode-learn $(LIB) common/*.o common/*.inc filters/*.o \
	    filters/*.inc pagewash-$(VERSION).tar.gz
	rm -rf build
