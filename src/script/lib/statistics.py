"""Averages, spreads and distributions."""

import math
from fractions import Fraction

__all__ = ['NormalDist', 'StatisticsError', 'correlation', 'covariance', 'fmean',
           'geometric_mean', 'harmonic_mean', 'linear_regression', 'mean',
           'median', 'median_grouped', 'median_high', 'median_low', 'mode', 'multimode', 'pstdev',
           'pvariance', 'quantiles', 'stdev', 'variance']


class StatisticsError(ValueError):
    pass


# --- Exact sums -------------------------------------------------------------------------

def _exact_ratio(x):
    try:
        return x.as_integer_ratio()
    except AttributeError:
        pass
    except (OverflowError, ValueError):
        return (x, None)  # Infinite, or not a number.
    try:
        return (x.numerator, x.denominator)
    except AttributeError:
        raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator")


def _common_type(kinds):
    """The type that the result has: int < Fraction < float, Decimal."""
    result = int
    for kind in kinds:
        if kind is bool:
            kind = int
        if kind is result or kind is int:
            continue
        if result is int or issubclass(kind, result):
            result = kind
        elif issubclass(result, kind) or issubclass(kind, int):
            continue
        elif issubclass(result, Fraction) and issubclass(kind, float):
            result = kind
        elif not (issubclass(result, float) and issubclass(kind, Fraction)):
            raise TypeError(f"don't know how to coerce {result.__name__} and {kind.__name__}")
    return result


def _sum(data):
    """(type, exact sum, count)"""
    count = 0
    kinds = {}
    partials = {}
    for value in data:
        count += 1
        kinds[type(value)] = None
        numerator, denominator = _exact_ratio(value)
        partials[denominator] = partials.get(denominator, 0) + numerator
    if None in partials:
        total = partials[None]
    else:
        total = sum((Fraction(n, d) for d, n in partials.items()), Fraction(0))
    return _common_type(kinds), total, count


def _sum_of_squares(data, center=None):
    """(type, sum of squared deviations, center, count)"""
    if center is not None:
        kind, total, count = _sum((value - center) ** 2 for value in data)
        return kind, total, center, count
    data = list(data)
    kind, total, count = _sum(data)
    if not count:
        return kind, Fraction(0), Fraction(0), 0
    if not isinstance(total, Fraction):
        return kind, total - total, total, count
    squares = sum((Fraction(*_exact_ratio(value)) ** 2 for value in data), Fraction(0))
    center = total / count
    return kind, squares - total * center, center, count


def _convert(value, kind):
    """A fraction as a value of the type of the data."""
    if type(value) is kind:
        return value
    if issubclass(kind, int) and value.denominator != 1:
        kind = float
    try:
        return kind(value)
    except TypeError:
        from decimal import Decimal
        if issubclass(kind, Decimal):
            return kind(value.numerator) / value.denominator
        raise


def _not_negative(values, message):
    for value in values:
        if value < 0:
            raise StatisticsError(message)
        yield value


# --- Averages ---------------------------------------------------------------------------

def mean(data):
    """The arithmetic mean."""
    kind, total, count = _sum(data)
    if count < 1:
        raise StatisticsError('mean requires at least one data point')
    return _convert(total / count, kind)


def fmean(data, weights=None):
    """The arithmetic mean as a float."""
    data = list(data)
    if weights is None:
        if not data:
            raise StatisticsError('fmean requires at least one data point')
        return math.fsum(data) / len(data)
    weights = list(weights)
    if len(data) != len(weights):
        raise StatisticsError('data and weights must be the same length')
    total = math.fsum(weights)
    if not total:
        raise StatisticsError('sum of weights must be non-zero')
    return math.sumprod(data, weights) / total


def geometric_mean(data):
    """The n-th root of the product."""
    count = 0
    found_zero = False
    logs = []
    for value in data:
        count += 1
        if value > 0.0 or math.isnan(value):
            logs.append(math.log(value))
        elif value == 0.0:
            found_zero = True
        else:
            raise StatisticsError('No negative inputs allowed', value)
    total = math.fsum(logs)
    if not count:
        raise StatisticsError('Must have a non-empty dataset')
    if math.isnan(total):
        return math.nan
    if found_zero:
        return math.nan if total == math.inf else 0.0
    return math.exp(total / count)


def harmonic_mean(data, weights=None):
    """The reciprocal of the mean of the reciprocals."""
    data = list(data)
    message = 'harmonic mean does not support negative values'
    if not data:
        raise StatisticsError('harmonic_mean requires at least one data point')
    if len(data) == 1 and weights is None:
        value = data[0]
        if not isinstance(value, (int, float)) and not hasattr(value, 'as_integer_ratio'):
            raise TypeError('unsupported type')
        if value < 0:
            raise StatisticsError(message)
        return value
    if weights is None:
        weights = [1] * len(data)
        total_weight = len(data)
    else:
        weights = list(weights)
        if len(weights) != len(data):
            raise StatisticsError('Number of weights does not match data size')
        _, total_weight, _ = _sum(_not_negative(weights, message))
    try:
        values = _not_negative(data, message)
        kind, total, _ = _sum(w / x if w else 0 for w, x in zip(weights, values))
    except ZeroDivisionError:
        return 0
    if total <= 0:
        raise StatisticsError('Weighted sum must be positive')
    return _convert(total_weight / total, kind)


def median(data):
    """The middle value, or the mean of the two in the middle."""
    data = sorted(data)
    count = len(data)
    if count == 0:
        raise StatisticsError('no median for empty data')
    if count % 2 == 1:
        return data[count // 2]
    return (data[count // 2 - 1] + data[count // 2]) / 2


def median_low(data):
    """The middle value, or the smaller of the two in the middle."""
    data = sorted(data)
    if not data:
        raise StatisticsError('no median for empty data')
    return data[(len(data) - 1) // 2]


def median_high(data):
    """The middle value, or the larger of the two in the middle."""
    data = sorted(data)
    if not data:
        raise StatisticsError('no median for empty data')
    return data[len(data) // 2]


def median_grouped(data, interval=1.0):
    """The 50th percentile of grouped continuous data."""
    from bisect import bisect_left, bisect_right
    data = sorted(data)
    count = len(data)
    if not count:
        raise StatisticsError('no median for empty data')
    middle = data[count // 2]
    first = bisect_left(data, middle)
    after = bisect_right(data, middle, lo=first)
    try:
        interval, middle = float(interval), float(middle)
    except ValueError:
        raise TypeError('Value cannot be converted to a float')
    return middle - interval / 2.0 + interval * (count / 2 - first) / (after - first)


def _counted(data):
    from collections import Counter
    return Counter(iter(data))


def mode(data):
    """The most common value, the first of several."""
    pairs = _counted(data).most_common(1)
    if not pairs:
        raise StatisticsError('no mode for empty data')
    return pairs[0][0]


def multimode(data):
    """The most common values, in the order of their first appearance."""
    counts = _counted(data)
    most = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == most]


def quantiles(data, *, n=4, method='exclusive'):
    """The cut points between n groups of equal probability."""
    if n < 1:
        raise StatisticsError('n must be at least 1')
    data = sorted(data)
    count = len(data)
    if count < 2:
        if count == 1:
            return data * (n - 1)
        raise StatisticsError('must have at least one data point')
    result = []
    if method == 'inclusive':
        for i in range(1, n):
            j, delta = divmod(i * (count - 1), n)
            result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
        return result
    if method == 'exclusive':
        for i in range(1, n):
            j = i * (count + 1) // n
            j = 1 if j < 1 else count - 1 if j > count - 1 else j
            delta = i * (count + 1) - j * n
            result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
        return result
    raise ValueError(f'Unknown method: {method!r}')


# --- Spread -----------------------------------------------------------------------------

def variance(data, xbar=None):
    """The sample variance."""
    kind, total, _, count = _sum_of_squares(data, xbar)
    if count < 2:
        raise StatisticsError('variance requires at least two data points')
    return _convert(total / (count - 1), kind)


def pvariance(data, mu=None):
    """The variance of a whole population."""
    kind, total, _, count = _sum_of_squares(data, mu)
    if count < 1:
        raise StatisticsError('pvariance requires at least one data point')
    return _convert(total / count, kind)


def _root_of_fraction(numerator, denominator):
    """The square root of a fraction, correctly rounded."""
    shift = (numerator.bit_length() - denominator.bit_length() - 109) // 2
    if shift >= 0:
        root = _odd_root(numerator, denominator << 2 * shift) << shift
        return float(root)
    root = _odd_root(numerator << -2 * shift, denominator)
    return root / (1 << -shift)


def _odd_root(numerator, denominator):
    """The integer square root, made odd when it is inexact, so that rounding it rounds right."""
    root = math.isqrt(numerator // denominator)
    return root | (root * root * denominator != numerator)


def _deviation(variance, kind):
    """The square root of a fraction: a Decimal for those, else a float."""
    if issubclass(kind, (int, float, Fraction)):
        return _root_of_fraction(variance.numerator, variance.denominator)
    return (kind(variance.numerator) / kind(variance.denominator)).sqrt()


def stdev(data, xbar=None):
    """The square root of the sample variance."""
    kind, total, _, count = _sum_of_squares(data, xbar)
    if count < 2:
        raise StatisticsError('stdev requires at least two data points')
    return _deviation(total / (count - 1), kind)


def pstdev(data, mu=None):
    """The square root of the variance of a whole population."""
    kind, total, _, count = _sum_of_squares(data, mu)
    if count < 1:
        raise StatisticsError('pstdev requires at least one data point')
    return _deviation(total / count, kind)


# --- Two series -------------------------------------------------------------------------

def covariance(x, y, /):
    """The sample covariance."""
    count = len(x)
    if len(y) != count:
        raise StatisticsError('covariance requires that both inputs have same number of data '
                              'points')
    if count < 2:
        raise StatisticsError('covariance requires at least two data points')
    xbar, ybar = math.fsum(x) / count, math.fsum(y) / count
    total = math.sumprod((xi - xbar for xi in x), (yi - ybar for yi in y))
    return total / (count - 1)


def correlation(x, y, /, *, method='linear'):
    """Pearson's or (method='ranked') Spearman's coefficient."""
    count = len(x)
    if len(y) != count:
        raise StatisticsError('correlation requires that both inputs have same number of data '
                              'points')
    if count < 2:
        raise StatisticsError('correlation requires at least two data points')
    if method not in ('linear', 'ranked'):
        raise ValueError(f'Unknown method: {method!r}')
    if method == 'ranked':
        start = (count - 1) / -2
        x = _rank(x, start)
        y = _rank(y, start)
    else:
        xbar, ybar = math.fsum(x) / count, math.fsum(y) / count
        x = [xi - xbar for xi in x]
        y = [yi - ybar for yi in y]
    sxy, sxx, syy = math.sumprod(x, y), math.sumprod(x, x), math.sumprod(y, y)
    try:
        return sxy / math.sqrt(sxx * syy)
    except ZeroDivisionError:
        raise StatisticsError('at least one of the inputs is constant')


def _rank(data, start):
    """The place of each value among the sorted ones; equal values share the mean."""
    positions = sorted(range(len(data)), key=data.__getitem__)
    result = [0] * len(data)
    index = 0
    while index < len(positions):
        end = index
        while end < len(positions) and data[positions[end]] == data[positions[index]]:
            end += 1
        for position in positions[index:end]:
            result[position] = start + index + (end - index - 1) / 2
        index = end
    return result


def _named_tuple_of_line():
    from collections import namedtuple
    return namedtuple('LinearRegression', ('slope', 'intercept'), module='statistics')


LinearRegression = _named_tuple_of_line()


def linear_regression(x, y, /, *, proportional=False):
    """The line nearest to the points."""
    count = len(x)
    if len(y) != count:
        raise StatisticsError('linear regression requires that both inputs have same number of '
                              'data points')
    if count < 2:
        raise StatisticsError('linear regression requires at least two data points')
    xbar = ybar = 0.0
    if not proportional:
        xbar, ybar = math.fsum(x) / count, math.fsum(y) / count
        x = [xi - xbar for xi in x]
        y = [yi - ybar for yi in y]
    sxy = math.sumprod(x, y) + 0.0
    sxx = math.sumprod(x, x)
    try:
        slope = sxy / sxx
    except ZeroDivisionError:
        raise StatisticsError('x is constant')
    intercept = 0.0 if proportional else ybar - slope * xbar
    return LinearRegression(slope=slope, intercept=intercept)


def __getattr__(name):
    if name == 'NormalDist':
        from _normal_distribution import NormalDist
        globals()[name] = NormalDist
        return NormalDist
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
