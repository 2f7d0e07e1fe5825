"""The Python package as its users meet it: errors, threads, listeners, ownership."""

import contextlib
import io
import os
import pathlib
import re
import tempfile
import threading
import unittest

import shuzhi
from shuzhi import CaseChannel, CaseKind, NewCase, ShuzhiError

STREET = "620102004"


def grant(session, actor, role):
    session.access_control().grant(
        shuzhi.NewGrant(actor=actor, role=role, scope_kind=shuzhi.ScopeKind.DIVISION, scope=f"{STREET}000")
    )


class Street(unittest.TestCase):
    """A fresh street with one category and a clerk."""

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="shuzhi-python-")
        self.path = os.path.join(self.folder.name, "street.db")
        self.platform = shuzhi.Platform.open(
            shuzhi.Options(path=self.path, street=STREET, security_administrator="anquan")
        )
        security = self.session("anquan")
        grant(security, "xitong", shuzhi.Role.SYSTEM_ADMINISTRATOR)
        grant(security, "wang", shuzhi.Role.STREET_OFFICER)
        self.session("xitong").cases().put_category(
            shuzhi.PutCategory(code="01", name="市容环境", tier=shuzhi.CaseTier.ORDINARY)
        )
        self.session("xitong").cases().put_category(
            shuzhi.PutCategory(code="0101", parent="01", name="路灯", tier=shuzhi.CaseTier.ORDINARY)
        )

    def tearDown(self):
        self.platform.close()
        self.folder.cleanup()

    def session(self, actor):
        return self.platform.session(shuzhi.Actor(actor=actor, street=STREET))

    def submit(self, session, title="路灯不亮", **more):
        return session.cases().submit(
            NewCase(
                category="0101", kind=CaseKind.COMPLAINT, channel=CaseChannel.HOTLINE, title=title, **more
            )
        )


class Package(Street):
    def test_a_case_comes_back_as_it_was_handed_in(self):
        session = self.session("wang")
        case = self.submit(session, title="𬱖家门口路灯不亮").case
        again = session.cases().get(shuzhi.GetCase(case=case.number)).case
        self.assertEqual(case, again)
        self.assertEqual(again.title, "𬱖家门口路灯不亮")

    def test_refusals_name_class_field_and_both_languages(self):
        with self.assertRaises(ShuzhiError.Invalid) as caught:
            self.submit(self.session("wang"), title="")
        error = caught.exception
        self.assertEqual((error.code, error.field), (100, "title"))
        self.assertIn(error.zh, str(error))
        self.assertIn(error.en, str(error))
        with self.assertRaises(ShuzhiError.Denied):
            self.submit(self.session("nobody"))
        with self.assertRaises(ShuzhiError.NotFound):
            self.session("wang").cases().get(shuzhi.GetCase(case="620102004-20260101-000001"))

    def test_a_key_gives_the_first_answer_again(self):
        session = self.session("wang")
        first = self.submit(session, request_key="k1").case
        self.assertEqual(self.submit(session, request_key="k1").case, first)
        with self.assertRaises(ShuzhiError.Conflict):
            self.submit(session, title="另一件", request_key="k1")

    def test_threads_share_a_session(self):
        session = self.session("wang")
        numbers, failures = [], []

        def work():
            try:
                for _ in range(25):
                    numbers.append(self.submit(session).case.number)
            except ShuzhiError as error:
                failures.append(error)

        threads = [threading.Thread(target=work) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(failures, [])
        self.assertEqual(len(set(numbers)), 100)

    def test_listeners_are_told_and_may_fail(self):
        told = []

        class Listener(shuzhi.Listener):
            def on_events(self, street, sequence):
                told.append((street, sequence))
                raise RuntimeError("a listener's own failure")

        number = self.platform.listen(Listener())
        session = self.session("wang")
        self.submit(session)
        self.assertEqual([street for street, _ in told], [STREET])
        self.assertTrue(self.platform.unlisten(number))
        self.assertFalse(self.platform.unlisten(number))
        self.submit(session)
        self.assertEqual(len(told), 1)

    def test_a_closed_platform_refuses(self):
        session = self.session("wang")
        self.platform.close()
        self.platform.close()
        with self.assertRaises(ShuzhiError.Storage) as caught:
            self.submit(session)
        self.assertEqual(caught.exception.code, 804)

    def test_with_closes(self):
        with shuzhi.Platform.open(shuzhi.Options(path=self.path)) as platform:
            session = platform.session(shuzhi.Actor(actor="wang", street=STREET))
        with self.assertRaises(ShuzhiError.Storage):
            session.cases().list(shuzhi.ListCases())

    def test_an_interrupt_ends_the_next_call(self):
        session = self.session("wang")
        session.interrupt()
        with self.assertRaises(ShuzhiError.Interrupted):
            session.cases().list(shuzhi.ListCases())
        self.assertEqual(session.cases().list(shuzhi.ListCases()).items, [])

    def test_the_lines_of_the_readme_run(self):
        self.platform.close()
        for name in ["README.md", "README.zh.md"]:
            text = (pathlib.Path(__file__).parents[2] / name).read_text(encoding="utf-8")
            (lines,) = re.findall(r"^```python\n(.*?)^```", text, re.S | re.M)
            out = io.StringIO()
            here = os.getcwd()
            os.chdir(self.folder.name)
            try:
                with contextlib.redirect_stdout(out):
                    exec(lines, {"shuzhi": shuzhi})
            finally:
                os.chdir(here)
            self.assertRegex(out.getvalue(), rf"^{STREET}-\d{{8}}-\d{{6}}\n$", name)


if __name__ == "__main__":
    unittest.main()
