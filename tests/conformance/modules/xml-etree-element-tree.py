# Trees of XML: read, searched, changed, written, and what is said when it is not XML.
import copy
import io
import xml.etree.ElementTree as ET
doc = """<?xml version="1.0"?>
<!-- c --><data x="1">
    <country name="Liechtenstein"><rank updated="yes">2</rank><year>2008</year><neighbor name="Austria" direction="E"/></country>
    <country name="Singapore"><rank>5</rank><year>2011</year> tail &amp; more <![CDATA[<raw>]]></country>
    <empty/><n:x xmlns:n="http://n" n:a="b &lt; &#65;">t</n:x>
</data>"""
root = ET.fromstring(doc)
print(root.tag, root.attrib, len(root), [c.tag for c in root])
for c in root.findall("country"): print(c.get("name"), c.find("rank").text, c.findtext("year"), c.findtext("no", "-"))
for p in ("country/rank", ".//rank", "*", "./country[2]", "country[@name='Singapore']", "country[last()]", ".//neighbor/..", "country[rank='5']", ".//*[@updated]", "{http://n}x", "n:x", ".//{*}x", "country[@name!='Singapore']/rank", ".//year[.='2011']", "country[rank]", "//a", "country/", ".//", "country[0]", "country[foo()]", "../x", "."):
    try: print(p, root.findall(p, {"n": "http://n"}) and [e.tag for e in root.findall(p, {"n": "http://n"})])
    except Exception as e: print(p, type(e).__name__, e)
print(ET.tostring(root)); print(ET.tostring(root, encoding="unicode")); print(ET.tostring(root, encoding="utf-8", xml_declaration=True)[:60]); print(ET.tostring(root, method="text")); print(ET.tostring(root, encoding="latin-1")[:50])
r = ET.Element("root", {"a": "1"}, b='q"<>&\n'); s = ET.SubElement(r, "sub", k="v"); s.text = "té<&>"; s.tail = "tail"; r.append(ET.Comment("hi")); r.append(ET.ProcessingInstruction("t", "x=1")); ET.SubElement(r, "{http://www.w3.org/1999/xhtml}p"); ET.SubElement(r, "{u}q")
print(ET.tostring(r)); print(ET.tostring(r, encoding="unicode", short_empty_elements=False)); print(ET.tostring(r, "unicode", "html")); ET.dump(r)
ET.indent(root); print(ET.tostring(root, encoding="unicode")); ET.indent(r, "\t"); ET.dump(r)
print(r[0] is s, r[-1].tag, list(r)[:1] == [s], r.keys(), r.items(), [e.tag if isinstance(e.tag, str) else e.tag.__name__ for e in r.iter()], list(r.itertext()))
r.remove(s); print(len(r)); r.insert(0, s); del r[1]; r[0] = ET.Element("z"); print([getattr(e.tag, "__name__", e.tag) for e in r])
for bad in ("", " ", "x", "<a>", "<a></b>", "<a/><b/>", "<a>&nbsp;</a>", "<a b=1/>", "<a b='1' b='2'/>", "<a", "<a b", "<a b='", "<a><b></a>", "<a>\n <b>\n</a>", "<1/>", "<a>&</a>", "<a>< b/></a>", "</a>", "<a/>x", "<!-- x", "<a><![CDATA[x</a>", "<p:a/>", "<a b='<'/>", "<a>x</a>\n\ny", "<?xml version='1.0'?>", "<a b/>", "<a b= />", "<a &/>"):
    try: print(repr(bad), ET.fromstring(bad))
    except ET.ParseError as e: print(repr(bad), type(e).__name__, e, e.code, e.position)
for f in (lambda: r.append("x"), lambda: r.insert(0, 1), lambda: r.remove(1), lambda: r.extend([1]), lambda: ET.SubElement(1, "a"), lambda: r[9], lambda: ET.tostring(ET.Element(1)), lambda: ET.Element("a", 1), lambda: r.remove(ET.Element("q")), lambda: ET.tostring(r, method="q"), lambda: ET.register_namespace("ns1", "u")):
    try: f(); print("ok")
    except Exception as e: print(type(e).__name__, e)
x = ET.Element("a"); x.text = 5
try: ET.tostring(x)
except Exception as e: print(type(e).__name__, e)
ET.register_namespace("my", "u"); print(ET.tostring(r))
d = copy.deepcopy(root); print(ET.tostring(d) == ET.tostring(root), d is not root, copy.copy(root)[0] is root[0])
t = ET.ElementTree(root); print(t.getroot() is root, t.find("country").tag, [e.tag for e in t.iter("rank")], t.findtext("country/rank")); b = io.BytesIO(); t.write(b, encoding="utf-8", xml_declaration=True); print(b.getvalue()[:60])
print(ET.parse(io.StringIO("<a><b>1</b></a>")).getroot().find("b").text)
for ev, el in ET.iterparse(io.BytesIO(b"<a><b>1</b><c/></a>"), events=("start", "end")): print(ev, el.tag)
print(ET.iselement(root), ET.iselement(1), ET.QName("u", "t"), repr(ET.QName("x")), ET.QName("u", "t") == "{u}t")
p = ET.XMLParser(target=ET.TreeBuilder(insert_comments=True)); print(ET.tostring(ET.fromstring("<a><!--c-->x</a>", p)))
root.clear(); print(ET.tostring(root), len(root)); print(ET.XMLID("<a id='1'><b id='2'/></a>")[1].keys())
root.set("k", "v"); print(root.attrib, root.get("k"), root.get("z"), root.get("z", 1))
try: ET.parse("file.xml")
except OSError as e: print("OSError")
print(str(ET.fromstring("<a>\r\nx\r</a>").text.encode()))
class T:
    def start(self, t, a): print("start", t, a)
    def end(self, t): print("end", t)
    def data(self, d): print("data", repr(d))
    def close(self): return "done"
print(ET.fromstring("<a x='1'>hi<b/></a>", ET.XMLParser(target=T())))
print(ET.fromstring(b'<?xml version="1.0" encoding="latin-1"?><a>\xe9</a>').text, ET.fromstring("<!DOCTYPE a [<!ENTITY e 'val'>]><a>&e;</a>").text)
