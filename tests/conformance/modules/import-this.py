# The Zen of Python is printed when it is imported, once.
import this
import this

print(len(this.s), this.d['A'], ''.join(this.d.get(c, c) for c in this.s)[:33])
import __hello__

__hello__.main()
