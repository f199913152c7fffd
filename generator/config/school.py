"""`site_config/school.yml`: who publishes, who answers, for which colleges."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from generator.config.base import Day, Id, Model, Text


class Office(Model):
    """An office that answers questions or takes complaints; no leak when it is printed."""

    name: Text
    phone: str = ""
    email: str = ""
    address: str = ""
    hours: str = ""


class Major(Model):
    """A course of study of a college."""

    name: Text
    slug: Id


class College(Model):
    """A 二级学院."""

    name: Text
    slug: Id
    aliases: tuple[str, ...] = ()
    """Other names that workbooks use for it."""
    phone: str = ""
    email: str = ""
    majors: tuple[Major, ...] = ()


class Footer(Model):
    """Official numbers; only what is given is shown."""

    icp: str = ""
    """Such as `桂ICP备00000000号`."""
    police: str = ""
    """Such as `桂公网安备00000000000000号`."""
    institution: str = ""
    """Words of the 事业单位标识."""
    institution_url: str = Field(default="", pattern=r"^(https?://(bszs|dcs)\.conac\.cn/\S*)?$")
    """The school's own page at the registry, as it was given with the mark."""

    def shown(self) -> dict[str, str]:
        """What is given, and the number by which the police's site knows the school."""
        given = {name: value for name, value in vars(self).items() if value}
        code = "".join(filter(str.isdecimal, self.police))
        return given | ({"police_code": code} if code else {})


class Signature(Model):
    """With which key the school signs the ledger of its notices."""

    key: Text
    """The private key's file, made by `ssh-keygen -t ed25519`, or the `.pub` beside it
    where an agent holds it; relative to the project folder, or `~/…`."""
    identity: str = Field(pattern=r"^[A-Za-z0-9][\w.+-]*@[\w.-]+$")
    """An e-mail address of the office that signs."""


class Sample(Model):
    """Present only in a synthetic project: it says so on every page."""

    today: Day
    """The day on which the sample project lives."""


class School(Model):
    """The school, as it is named on the day of publication."""

    name: Text
    site_name: Text
    site_url: str = Field(pattern=r"^https?://.+/$")
    """Address of the site, with a slash at the end."""
    region: str = Field(default="", pattern=r"^([a-z0-9][a-z0-9-]{0,63})?$")
    """Folder of `site_config/calendar/` whose days off are added to the national ones;
    empty: national days alone."""
    time_zone: str = "Asia/Shanghai"
    opens_by: str = Field(default="09:00", pattern=r"^\d\d:\d\d$")
    """A first day counts only when the page is up by then."""
    sample: Sample | None = None
    offices: tuple[Office, ...] = Field(min_length=1)
    complaints: str = ""
    """Office that takes complaints where the policy names none (招生工作规定 62)."""
    archive: str = ""
    """Folder for copies of all that was published, such as a disk that is plugged in for
    them; relative to the project folder, or absolute.  Empty: `archive`."""
    colleges: tuple[College, ...] = Field(min_length=1)
    footer: Footer = Footer()
    emblem: str = Field(default="", pattern=r"^([\w-]+/)*[\w-]+\.(svg|png|webp|jpg)$|^$")
    """The school's emblem, a file below `content/`; empty: the site's own seal."""
    signature: Signature | None = None
    """Absent: the ledger is not signed."""

    def shown(self) -> dict[str, Any]:
        """What the pages say of the school itself, beside what each notice says."""
        said = {"school": self.name, "time_zone": self.time_zone, "emblem": self.emblem}
        return {**said, "footer": self.footer.shown()}

    def contacts(self) -> frozenset[str]:
        """Phones, e-mails and addresses that are meant to be read; no leaks."""
        found = {text for o in self.offices for text in (o.phone, o.email, o.address)}
        found |= {text for college in self.colleges for text in (college.phone, college.email)}
        found |= {self.signature.identity} if self.signature else set()
        return frozenset(found - {""})

    def office(self, name: str) -> Office | None:
        """The office of that name; a college counts as an office of its own."""
        for office in self.offices:
            if office.name == name:
                return office
        found = self.college(name)
        return Office(name=found.name, phone=found.phone, email=found.email) if found else None

    def college(self, name: str) -> College | None:
        """The college of that name or alias."""
        for college in self.colleges:
            if name == college.name or name in college.aliases:
                return college
        return None
