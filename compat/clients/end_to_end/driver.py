"""Supervisor's own end-to-end tests, side by side, on the daemon's commands in place of the original's modules."""
import fcntl
import glob
import multiprocessing
import os
import re
import shutil
import sys
import unittest

os.environ["END_TO_END"] = "1"
from supervisor.tests import test_end_to_end

FIXTURES = os.path.join(os.path.dirname(test_end_to_end.__file__), "fixtures")
# Begun first: two that use the same socket and so go one after the other, and the slowest, which waits for ticks
FIRST = [["test_issue_565", "test_issue_836"], ["test_issue_663"]]
SIDE_BY_SIDE = 8


def main():
    names = unittest.defaultTestLoader.getTestCaseNames(test_end_to_end.EndToEndTests)
    # All their files have fixed names below /tmp: no other run on this machine may be at it
    lock = os.open("/tmp", os.O_RDONLY)
    fcntl.flock(lock, fcntl.LOCK_EX)
    foreign = files()
    shutil.copy("hello.sh", FIXTURES)
    # The workers inherit it: what the tests start instead of their own Python
    sys.executable = os.path.abspath("module.sh")
    jobs = FIRST + [[name] for name in names if name not in sum(FIRST, [])]
    with multiprocessing.get_context("fork").Pool(SIDE_BY_SIDE) as pool:
        results = dict(sum(pool.imap(run_all, jobs), []))
    for name in names:
        print(name, results[name])
    for file in files() - foreign:
        os.remove(file)


def files():
    """What is there of the files that the tests' configurations name."""
    texts = [open(path, encoding="utf-8").read() for path in glob.glob(FIXTURES + "/*.conf")]
    return {path for path in re.findall(r"/tmp/[\w.-]+", "".join(texts)) if os.path.exists(path)}


def run_all(names):
    # A supervisord removes other ones' log files from the folder for temporary files
    os.environ["TMPDIR"] = folder = os.path.join(os.environ["DIR"], names[0])
    os.mkdir(folder)
    os.chdir(folder)
    return [(name, run(name)) for name in names]


def run(name):
    result = unittest.TestResult()
    test_end_to_end.EndToEndTests(name).run(result)
    faults = result.errors + result.failures
    return "ok" if not faults else "failed\n" + "".join(text for _, text in faults)


main()
