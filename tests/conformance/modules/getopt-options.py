# Pins getopt and gnu_getopt: short and long options, prefixes, values, errors.
import getopt


def show(function, arguments, short="ab:", long=("alpha", "alphabet", "beta=")):
    try:
        print(arguments, function(arguments, short, list(long)))
    except getopt.GetoptError as error:
        print(arguments, error, repr(error), error.opt)


for arguments in (["-a", "-b", "x", "y"], ["-abx", "z"], ["-bx", "-a", "--", "-c"], ["-c"], ["-b"], ["--alpha", "--beta=3", "z"],
                  ["--beta", "3"], ["--be", "4"], ["--alpha=1"], ["--a"], ["--al"], ["--zeta"], ["-"], ["x", "-a", "y", "-b", "2"], ["--beta"], []):
    show(getopt.getopt, arguments)
    show(getopt.gnu_getopt, arguments)
show(getopt.gnu_getopt, ["x", "-a"], "+a")
show(getopt.getopt, ["--foo"], "", ["foo"])
print(getopt.error is getopt.GetoptError)
