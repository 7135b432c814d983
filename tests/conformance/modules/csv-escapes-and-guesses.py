# Quotes that are not doubled, what csv refuses, and what Sniffer makes of a sample.
import csv
import io

ROW = ['a;b', 1, "it's", '"', None, ',', '!', 'x\ny', '']
for options in (dict(doublequote=False, escapechar='!'), dict(escapechar='!'),
                dict(quoting=csv.QUOTE_NONE, escapechar='\\'),
                dict(quoting=csv.QUOTE_ALL, doublequote=False, escapechar='\\'),
                dict(quoting=csv.QUOTE_STRINGS), dict(quotechar="'")):
    out = io.StringIO()
    csv.writer(out, **options).writerow(ROW)
    print(options, repr(out.getvalue()))
for wrong in ("csv.writer(5)", "csv.reader(['a'], quoting=99)",
              "csv.writer(io.StringIO(), doublequote=False).writerow(['\"'])",
              "csv.writer(io.StringIO(), quoting=csv.QUOTE_NONE).writerow(['a,b'])"):
    try:
        print(eval(wrong))
    except Exception as error:
        print(wrong, '->', type(error).__name__, error)
for sample in ('name,n\nann,1\nbob,2\n', 'a,b\nc,d\n', 'x;y\n1;2\n3;4\n', 'id,len\nab,1\ncd,2\n',
               '1,2\n3,4\n'):
    print(repr(sample), csv.Sniffer().sniff(sample).delimiter, csv.Sniffer().has_header(sample))
