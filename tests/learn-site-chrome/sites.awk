# sites.awk: ten pages of a made-up site, a page a line: its number and its
# text, escaped.
#
#	awk -v site=news -f sites.awk	menus, a list of other news, a watermark
#	awk -v site=questions ...	questions and answers
#	awk -v site=poems ...		poems with refrains
#	awk -v site=html ...		the news as HTML
#	awk -v site=essays ...		essays with stamps in their text
#	-v only=document		what should be left of each page

BEGIN {
	split("河堤上的柳树|老街的豆腐坊|山里的新学校|渡口的摆渡人|" \
	    "麦田边的气象站|石桥下的集市|码头工人的早晨|果园里的夜校|" \
	    "雪后的护林员|井台边的故事", title, "|")
	split("天还没亮，村口的灯就亮了起来。|老人把工具一件件摆好，慢慢地擦干净。|" \
	    "孩子们沿着小路跑过来，笑声传得很远。|去年这里还是一片荒地，如今种满了树苗。|" \
	    "他说，只要有人需要，这件事就要做下去。|风从河面吹来，带着水草的气味。|" \
	    "大家围坐在一起，商量来年的打算。|技术员每个星期来一次，讲解怎样修剪枝条。|" \
	    "路修好以后，进城只要半个钟头。|账本上的每一笔，都写得清清楚楚。|" \
	    "傍晚收工的时候，天边还有一抹红。|邻居们送来了热汤和馒头。|" \
	    "这样的日子过了十几年，谁也没有离开。", line, "|")
	lines = 13
	split("月照空山客未归|一江春水绕柴扉|渔灯数点连天远|野渡无人夜雨微|" \
	    "梅落溪桥香满袖|雁过寒塘影欲飞|旧时池馆今何在|独倚东风送夕晖|" \
	    "半亩方塘秋水净|几家茅屋晚烟稀|杏花村里鸡声早|杨柳桥边酒旆肥", verse, "|")
	verses = 12
	for (n = 1; n <= 10; n++)
		page(n)
}

# All that is printed goes through these: text of the document, and of the
# site.
function keep(s) { out = out s "\\n" }
function site_line(s) { if (only == "") out = out s "\\n" }

function sentences(n, k,    i, s) {
	s = ""
	for (i = 0; i < 3; i++)
		s = s line[(n * 5 + k * 3 + i * (1 + n % 3)) % lines + 1]
	return s
}

function watermarked(s,    at) {
	if (only != "" || !(n % 2))
		return s
	at = 7 + n
	return substr(s, 1, at * 3) "(青溪新闻 www.qingxi.example 首发)" \
	    substr(s, at * 3 + 1)
}

function page(n) {
	out = ""
	if (site == "news" || site == "html")
		news(n)
	else if (site == "essays")
		essay(n)
	else if (site == "questions")
		question(n)
	else
		poem(n)
	if (site == "html" && only == "")
		out = "<!DOCTYPE html><title>" title[n] "_青溪新闻</title>" \
		    "<body><p>" gensub_lines(out)
	printf "%d\t%s\n", n, out
}

function gensub_lines(s) {
	gsub(/\\n/, "<p>", s)
	return s
}

function news(n,    i) {
	site_line("青溪新闻")
	site_line("首页 要闻 山乡 集市 影像 专题")
	site_line("寻味 拾遗 邻里 乡音")
	site_line("首页 > 山乡 > " title[n])
	if (only == "" && site == "news")
		keep(title[n] "_青溪新闻")
	else
		keep(title[n])
	site_line("2023-0" n % 9 + 1 "-1" n % 10 " 来源：青溪晚报 阅读：" n * 37)
	site_line("下面是青溪新闻小编为大家整理的" title[n] "，希望对大家有所帮助。")
	for (i = 0; i < 4; i++)
		keep(watermarked(sentences(n, i)))
	site_line("相关阅读")
	for (i = 1; i <= 3; i++)
		site_line(title[(n + i * 3) % 10 + 1])
	site_line("本站内容转载须注明出处，违者必究。")
	site_line("关于我们 | 联系我们 | 网站地图")
	site_line("青溪新闻社 版权所有 青ICP备20230001号")
}

# What a site stamps into the text, and what is the text's own: a sentence with
# the title, one with a number.
function stamped(s, i, n,    at) {
	if (i == 3)
		return s "《" title[n] "》就写到这里。详见附表" n "。" line[n]
	if (only != "")
		return s
	at = index(s, "。") + length("。") - 1
	if (i == 0)
		return substr(s, 1, at) "本文由青溪范文网第" n * 13 "期整理。" \
		    substr(s, at + 1)
	if (i == 1)
		return s "【" title[n] "由青溪范文网提供】"
	return "青溪范文网提示您：" s
}

function essay(n,    i) {
	site_line("首页 范文 教案 心得")
	keep(title[n] (only == "" ? "_青溪范文网" : ""))
	for (i = 0; i < 4; i++) {
		keep(stamped(sentences(n, i), i, n))
		if (i == n % 3)
			site_line("推荐阅读：" title[(n + 3) % 10 + 1])
	}
	site_line("关于我们 | 联系我们 | 网站地图")
	site_line("青溪范文网 版权所有 青ICP备20230001号")
}

function question(n,    i) {
	site_line("有问必答")
	site_line("首页 提问 达人 榜单")
	keep(title[n] "怎么去？")
	site_line("提问者：路人" n * 7 " 浏览：" n * 53 "次")
	keep(sentences(n, 0))
	keep(sentences(n, 1))
	keep("参考资料")
	keep(sentences(n, 2))
	site_line("踩一脚 送鲜花 写感谢信")
	site_line("登录后可以回答问题")
	site_line("有问必答 | 帮助中心 | 意见反馈")
}

function poem(n,    i) {
	site_line("诗海拾贝")
	site_line("首页 诗人 名句 书架")
	keep(title[n])
	keep("溪上" substr("甲乙丙丁戊己庚辛壬癸", n * 3 - 2, 3))
	for (i = 0; i < 4; i++) {
		keep(verse[(n * 5 + i * 2) % verses + 1] "，" \
		    verse[(n * 7 + i * 5 + 1) % verses + 1] "。")
		keep("归去来兮，归去来兮。")
	}
	keep("【注释】")
	keep("溪上：" line[n])
	site_line("上一首：" title[(n + 4) % 10 + 1])
	site_line("下一首：" title[(n + 5) % 10 + 1])
	site_line("诗海拾贝 版权所有 联系我们")
}
