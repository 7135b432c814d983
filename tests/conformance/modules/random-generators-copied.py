# Pins copies and pickles of random.Random: they go on where the original stands.
import copy
import pickle
import random

one = random.Random(5)
one.random()
copies = [copy.copy(one), copy.deepcopy(one), pickle.loads(pickle.dumps(one))]
print(one.random(), [each.random() for each in copies])
try:
    copy.copy(random.SystemRandom())
except NotImplementedError as error:
    print(error)
