#!/usr/bin/env bats
# What is taken for HTML and what for text (page_is_html in common/page.h), as
# strip-site-chrome, which reads both, lets it be seen: text keeps its '<'.

load helpers

is_text() {
	printf '%s\n' "$1" >"$BATS_TEST_TMPDIR/in"
	filter strip-site-chrome <"$BATS_TEST_TMPDIR/in"
	expect_status 0
	grep -q '<' "$OUT"
}

is_html() {
	printf '%b\n' "$1" >"$BATS_TEST_TMPDIR/in"
	filter strip-site-chrome <"$BATS_TEST_TMPDIR/in"
	expect_status 0
	! grep -q '<' "$OUT"
}

BODY='社区于五月组织了一次志愿活动，共有三十六人参加，清理楼道十二处，慰问老人八户。'

@test "what begins with markup is HTML" {
	is_html "<!DOCTYPE html><p>$BODY</p>"
	is_html "\n  <!-- x --><div>$BODY</div>"
	is_html "\357\273\277<html><p>$BODY"
	is_html "<p class=\"a\">$BODY</p>"
}

@test "a doctype behind other lines, or many end tags, make HTML" {
	is_html "Warning: include() failed\n<!doctype html>\n<p>$BODY</p>"
	is_html "$BODY<br><b>第一</b><p>$BODY</p><p>$BODY</p><p>$BODY</p>"
}

@test "a page in a wrapper that HTML does not know is HTML" {
	script=$(printf 'var a%s = 1;' $(seq 300))
	is_html "<text id=\"x\"><script>$script</script><b>一</b><p>$BODY</p></text>"
}

@test "text that speaks of tags is text" {
	is_text "$BODY 用<div>和<p>分段，段落以</p>结束。$BODY"
	is_text "<示例> $BODY"
	is_text "<note> $BODY 用<b>和</b>标出。"
	is_text "< p > $BODY"
}

@test "text whose tags have lost their '>' is text" {
	is_text "<p <strong 示例网消息</strong $BODY</p <p $BODY</p <p $BODY</p"
}
