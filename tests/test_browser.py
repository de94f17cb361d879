"""The pages in a real browser: what only a browser can show."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait

from dashboards.parts.menu import MENU

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
DRIVER = shutil.which("chromedriver")
REQUIRED = os.environ.get("MAILLAGE_REQUIRE_BROWSER") == "1"
ENGLISH = ("Choose", "Search", "Page not found", "Running", "Error", "Deploy", "No options", "Loading")
READY = """
    const app = document.querySelector('.stApp');
    const drawn = document.querySelector('footer') && !document.querySelector('[data-testid="stSkeleton"]');
    return app?.getAttribute('data-test-script-state') === 'notRunning' && !!drawn;
"""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not REQUIRED and (BROWSER is None or DRIVER is None),
        reason="no Chromium with its chromedriver was found",
    ),
]


class Reader:
    """Someone who reads the site, on a wide screen unless told otherwise."""

    def __init__(self, driver: webdriver.Chrome, site: str) -> None:
        self.driver = driver
        self.site = site

    def open(self, path: str) -> None:
        self.driver.get(f"{self.site}/{path}")
        self.wait()

    def wait(self, condition: str = READY) -> None:
        WebDriverWait(self.driver, 30).until(lambda driver: driver.execute_script(condition))

    def wait_for_sentence(self, start: str) -> None:
        WebDriverWait(self.driver, 30).until(lambda _: self.sentence().startswith(start))

    def screen(self, width: int, scheme: str = "light") -> None:
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", media)

    def menu(self, name: str) -> None:
        self.driver.find_element(By.TAG_NAME, "header").find_element(By.LINK_TEXT, name).click()

    def choose(self, key: str, label: str) -> None:
        self.all(f".st-key-filtre-{key} input")[0].click()
        WebDriverWait(self.driver, 30).until(lambda _: self.all("[role='option']"))
        offered = {option.text.replace("\u00a0", " "): option for option in self.all("[role='option']")}
        offered[label].click()

    def all(self, css: str) -> list[Any]:
        return self.driver.find_elements(By.CSS_SELECTOR, css)

    def sentence(self) -> str:
        said = self.driver.execute_script("return document.querySelector('.ml-lead')?.innerText ?? ''")
        return str(said).replace("\u00a0", " ")

    @property
    def address(self) -> str:
        return self.driver.current_url.removeprefix(self.site)

    def requests(self) -> list[str]:
        events = (json.loads(line["message"])["message"] for line in self.driver.get_log("performance"))
        return [event["params"]["request"]["url"] for event in events if event["method"] == SENT]


SENT = "Network.requestWillBeSent"


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    options.binary_location = str(BROWSER)
    for argument in (
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--lang=fr-FR",
        f"--user-data-dir={tmp_path_factory.mktemp('browser')}",
    ):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    chrome = webdriver.Chrome(options=options, service=Service(str(DRIVER)))
    yield chrome
    chrome.quit()


@pytest.fixture
def reader(driver: webdriver.Chrome, site: str) -> Reader:
    found = Reader(driver, site)
    found.screen(1440)
    return found


def test_the_very_first_reader_may_arrive_on_any_page(reader: Reader) -> None:
    """Streamlit takes a folder named `pages` for its own, as long as no script has said otherwise."""
    reader.open("agenda")
    assert "Parcours" in reader.driver.find_element(By.TAG_NAME, "header").text
    assert not reader.all("section[data-testid='stSidebar'] a[href$='/main']")


@pytest.mark.parametrize("page", MENU, ids=lambda page: page.name)
def test_each_page_is_french_and_calls_nobody_else(reader: Reader, page: Any) -> None:
    reader.driver.get_log("browser")
    reader.open(page.path)
    assert reader.driver.title == page.title
    assert reader.driver.execute_script("return document.documentElement.lang") == "fr"
    seen = reader.driver.find_element(By.TAG_NAME, "body").text
    assert [word for word in ENGLISH if word in seen] == []
    hosts = {urlsplit(url).netloc for url in reader.requests() if url.startswith(("http", "ws"))}
    assert hosts == {urlsplit(reader.site).netloc}
    refused = [
        line["message"] for line in reader.driver.get_log("browser") if "/_stcore/" not in line["message"]
    ]
    assert refused == []


@pytest.mark.parametrize("page", MENU, ids=lambda page: page.name)
def test_no_page_is_wider_than_a_phone(reader: Reader, page: Any) -> None:
    reader.screen(390)
    reader.open(page.path)
    width = "return document.querySelector('[data-testid=stMain]').scrollWidth"
    assert reader.driver.execute_script(width) == 390
    assert any(link.is_displayed() for link in reader.all(".ml-footer-pages a"))
    named = [landmark.get_attribute("aria-label") for landmark in reader.all("nav")]
    assert len(named) == len(set(named))


def test_a_choice_goes_into_the_address_and_back_takes_it_out(reader: Reader) -> None:
    reader.open("agenda")
    every = reader.sentence()
    reader.choose("profession", "infirmiers (35)")
    reader.wait_for_sentence("35 rendez-vous")
    assert reader.address == "/agenda?profession=infirmier"
    reader.driver.refresh()
    reader.wait()
    reader.wait_for_sentence("35 rendez-vous")
    reader.driver.back()
    reader.wait_for_sentence(every)
    assert reader.address == "/agenda"
    reader.driver.forward()
    reader.wait_for_sentence("35 rendez-vous")
    assert reader.address == "/agenda?profession=infirmier"


@pytest.mark.parametrize(
    "path",
    [
        "agenda?periode=trois-mois&autour=70550&rayon=100&aussi=en-ligne",
        "agenda?vue=mois&profession=infirmier&profession=pharmacien&mois=2027-01",
        "agenda?vue=carte&type=reunion&type=congres",
    ],
)
def test_a_view_that_was_chosen_is_the_same_in_a_new_window(reader: Reader, path: str) -> None:
    reader.open(path)
    reader.wait("return document.querySelector('.st-key-filtre-q input')")
    reader.all(".st-key-filtre-q input")[0].send_keys("exémple")
    reader.wait("return document.querySelector('.ml-lead').innerText.includes('exémple')")
    reader.wait()
    chosen = (reader.driver.current_url, reader.driver.execute_script(VIEW))
    reader.driver.switch_to.new_window("window")
    try:
        reader.screen(1440)
        reader.driver.get(chosen[0])
        reader.wait()
        reader.wait("return document.querySelector('.st-key-filtre-q input')?.value === 'exémple'")
        assert (reader.driver.current_url, reader.driver.execute_script(VIEW)) == chosen
    finally:
        reader.driver.close()
        reader.driver.switch_to.window(reader.driver.window_handles[0])


VIEW = """
    const texts = (css) => [...document.querySelectorAll(css)].map(one => one.innerText);
    const fields = [...document.querySelectorAll('[class*="st-key-filtre-"] input')].map(one => one.value);
    return [fields, ...['.ml-lead', '.ml-title', '[data-tag]', '[aria-checked="true"]', '.ml-month li'].map(texts)];
"""


def test_a_month_of_the_strip_opens_that_month(reader: Reader) -> None:
    reader.open("agenda?profession=infirmier")
    reader.all(".ml-strip a")[1].click()
    reader.wait_for_sentence("3 rendez-vous")
    assert reader.address == "/agenda?profession=infirmier&mois=2027-01"
    assert [heading.text for heading in reader.all(".ml-ruled h2")] == ["Janvier 2027"]


def test_choices_whose_counts_change_stay_what_they_are(reader: Reader) -> None:
    """Streamlit sends labels back, not identifiers: a count that changed must not make another choice."""
    reader.open("agenda?profession=infirmier")
    search = reader.all(".st-key-filtre-q input")[0]
    search.send_keys("formation ")
    reader.wait_for_sentence("18 rendez-vous à venir (« formation », infirmiers)")
    search.send_keys("n")
    reader.wait_for_sentence("18 rendez-vous à venir (« formation n », infirmiers)")
    assert search.get_attribute("value") == "formation n"
    reader.choose("region", "Bourgogne-Franche-Comté (18)")
    reader.wait_for_sentence("18 rendez-vous à venir (« formation n », infirmiers, Bourgogne")
    assert dict(parse_qsl(urlsplit(reader.address).query)) == {
        "profession": "infirmier",
        "q": "formation n",
        "region": "bourgogne-franche-comte",
    }


def test_filters_are_found_again_after_another_page(reader: Reader) -> None:
    reader.open("agenda?profession=infirmier&vue=mois&mois=2027-01")
    said = reader.sentence()
    for come_back in (reader.menu, lambda _: reader.driver.back()):
        reader.menu("Sources")
        reader.wait("return location.pathname === '/sources'")
        come_back("Agenda")
        reader.wait_for_sentence(said)
        assert reader.address == "/agenda?profession=infirmier&vue=mois&mois=2027-01"


def test_a_department_of_the_map_opens_its_list(reader: Reader) -> None:
    reader.open("agenda?vue=carte")
    shapes = "return [...document.querySelectorAll('.st-key-carte-des-departements .mark-shape path')]"
    reader.wait(f"{shapes}.length > 90")
    strongest = f"{shapes}.find(path => path.getAttribute('fill').toUpperCase() === '#6D2A62')"
    shape = reader.driver.execute_script(strongest)
    ActionChains(reader.driver).move_to_element(shape).click().perform()
    reader.wait_for_sentence("19 rendez-vous à venir (Côte-d’Or (21))")
    assert reader.address == "/agenda?departement=21"


def test_searching_from_home_opens_the_agenda(reader: Reader) -> None:
    reader.open("")
    reader.all("input[type='text']")[0].send_keys("Beaune", Keys.ENTER)
    reader.wait_for_sentence("1 rendez-vous")
    assert reader.address == "/agenda?q=Beaune"


def test_the_dark_colours_follow_the_reader(reader: Reader) -> None:
    ink = "return getComputedStyle(document.querySelector('.ml-title')).color"
    reader.open("agenda")
    light = reader.driver.execute_script(ink)
    reader.screen(1440, "dark")
    reader.open("agenda")
    assert (light, reader.driver.execute_script(ink)) == ("rgb(29, 26, 33)", "rgb(237, 234, 240)")


def test_streamlits_own_words_are_french(reader: Reader) -> None:
    reader.open("agenda")
    said = "return document.body.innerHTML.includes(arguments[0])"
    assert [
        word for word in ("Aller au contenu", "Page suivante") if not reader.driver.execute_script(said, word)
    ] == []
    assert [word for word in ("Skip to", "Next page") if reader.driver.execute_script(said, word)] == []


def test_an_unknown_address_has_its_own_page(reader: Reader) -> None:
    reader.driver.get(f"{reader.site}/inconnu")
    assert reader.driver.find_element(By.TAG_NAME, "h1").text == "Cette adresse ne mène à rien"
    assert reader.address == "/inconnu"
    assert [link.get_attribute("href") for link in reader.all("main a")] == [
        f"{reader.site}/agenda",
        f"{reader.site}/",
    ]


def test_charts_are_drawn_once_they_are_asked_for(reader: Reader) -> None:
    reader.open("agenda")
    assert not reader.all("[data-testid='stVegaLiteChart']")
    reader.driver.find_element(By.CSS_SELECTOR, ".st-key-par-mois-et-par-type summary").click()
    reader.wait("return document.querySelectorAll('[data-testid=stVegaLiteChart] svg.marks').length >= 3")
    assert not reader.all("svg.marks [role='graphics-symbol']:not([aria-label])")


def test_a_letter_is_copied_as_rich_text_with_its_links(reader: Reader) -> None:
    reader.driver.execute_cdp_cmd("Browser.grantPermissions", {"permissions": ["clipboardReadWrite"]})
    reader.open("bulletin")
    reader.wait(
        "return ['pri-copier button', 'bulletin-bloc-mail table'].every("
        "part => document.querySelector(`.st-key-${part}`))"
    )
    reader.all(".st-key-pri-copier button")[0].click()
    reader.wait("return document.querySelector('.ml-copied').textContent.startsWith('Copié')")
    copied = reader.driver.execute_async_script(READ_CLIPBOARD)
    assert copied["text/html"].count(f"{reader.site}/e/") == 3
    assert "Réunion annoncée par lettre" in copied["text/plain"]
    assert "class=" not in copied["text/html"]


READ_CLIPBOARD = """
    const done = arguments[0];
    (async () => {
        const [item] = await navigator.clipboard.read();
        const types = item.types.map(async (type) => [type, await (await item.getType(type)).text()]);
        done(Object.fromEntries(await Promise.all(types)));
    })().catch((error) => done({"text/html": String(error), "text/plain": ""}));
"""
