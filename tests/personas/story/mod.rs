//! Stories: what is done to somebody, or what somebody is used for, put into an honest life.
//!
//! One row in `TABLE` for each kind. The rows follow the typologies of fraud that wallets and police warn of; numbers inside a
//! story are drawn from ranges around and below what is usual in such reports (judgement), so that mild ones are there too
//! and nothing sits at a detector's default.
//! Not here: any signal's definition. Whether a story can be seen at all is for the report to say.

mod abuse;
mod attack;
mod card;
mod mule;
mod plan;
mod scam;
mod takeover;

pub(crate) use plan::{ATTACKED, Course, ORDINARY, Slot, deal};

use crate::calendar::{DAY, HOUR, MINUTE};
use crate::event::{Access, Other, Pay};
use crate::journal::{Journal, Part, What};
use crate::person::Person;
use crate::persona::Persona;
use crate::place::{CHINA, Place, WORLD};
use crate::random::Dice;

/// Whom a story is to be told to, and how the holder would label it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Family {
    /// Somebody else acts.
    Takeover,
    /// The holder acts, misled.
    Scam,
    /// The wallet, a card or a child's hand is abused.
    Abuse,
    /// A merchant charges what it should not.
    Service,
    /// The account carries money that is not its own: for the operator only.
    Mule,
}

/// How soon a story must be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Measure {
    /// At the first or second payment from which anybody could tell.
    Payments,
    /// Before the first payment is made, by what `assess` says of it.
    Before,
    /// Before a fifth of the sum is gone.
    Fifth,
    /// By the end of the second day, and a fifth beside it.
    SecondDay,
}

/// A kind of story.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Kind {
    pub(crate) name: &'static str,
    pub(crate) family: Family,
    /// How many losses pass before anybody who saw them could tell: the pattern is nothing but their number.
    /// 0 wherever one payment can be enough.
    pub(crate) unseen: usize,
    /// The typology itself asks for a notice only.
    pub(crate) notice_only: bool,
    /// How soon is soon enough.
    pub(crate) measure: Measure,
    /// In whose lives it makes sense.
    pub(crate) fits: fn(Persona) -> bool,
    tell: fn(&mut Teller<'_>),
}

const fn kind(name: &'static str, family: Family, unseen: usize, tell: fn(&mut Teller<'_>)) -> Kind {
    Kind {
        name,
        family,
        unseen,
        notice_only: false,
        measure: Measure::Payments,
        fits: |_| true,
        tell,
    }
}

const fn only(kind: Kind, fits: fn(Persona) -> bool) -> Kind {
    Kind { fits, ..kind }
}

const fn attack(name: &'static str, family: Family, measure: Measure, tell: fn(&mut Teller<'_>)) -> Kind {
    Kind {
        measure,
        ..kind(name, family, 0, tell)
    }
}

/// Children or grandchildren, with a phone at hand.
fn has_children(persona: Persona) -> bool {
    matches!(persona, Persona::Parent | Persona::Trader | Persona::Retiree)
}

/// A stall takes money from strangers every day: there is nothing to be seen in its doing so once more.
fn has_few_payers(persona: Persona) -> bool {
    persona != Persona::Trader
}

/// All kinds. How many payments stay unseen is judgement: the fourth tiny attempt, the third payment without a password, the
/// fifth game purchase, the twelfth packet, the second rising deposit, the fifth payer, the third amount under a limit,
/// and the way back of money that went out.
pub(crate) const TABLE: [Kind; 32] = [
    kind("stolen-card", Family::Takeover, 0, card::stolen),
    kind("card-testing", Family::Takeover, 3, card::testing),
    kind("card-provisioned", Family::Takeover, 0, card::provisioned),
    kind(
        "merchant-compromise",
        Family::Service,
        0,
        card::compromised_merchant,
    ),
    kind("duplicate-charge", Family::Service, 0, card::charged_twice),
    kind("account-takeover", Family::Takeover, 0, takeover::drain),
    kind("sim-swap", Family::Takeover, 0, takeover::sim_swap),
    kind("no-password-burst", Family::Takeover, 2, takeover::no_password),
    kind("scam-transfer", Family::Scam, 0, scam::transfer),
    kind("task-scam", Family::Scam, 1, scam::tasks),
    kind("screen-share-payment", Family::Scam, 0, scam::screen_share),
    kind("recovery-scam", Family::Scam, 0, scam::recovery),
    Kind {
        notice_only: true,
        ..kind("qr-substitution", Family::Scam, 0, scam::qr_code)
    },
    kind("subscription-trap", Family::Service, 0, abuse::subscription),
    only(
        kind("family-card", Family::Abuse, 0, abuse::family_card),
        has_children,
    ),
    only(
        kind("minor-spending", Family::Abuse, 4, abuse::minor),
        has_children,
    ),
    kind("red-packet-gambling", Family::Abuse, 11, abuse::gambling),
    kind("rapid-in-out", Family::Mule, 0, mule::in_and_out),
    only(kind("fan-in", Family::Mule, 4, mule::fan_in), has_few_payers),
    kind("structuring", Family::Mule, 2, mule::structuring),
    kind("round-trip", Family::Mule, 1, mule::round_trip),
    // Against a detector, from here on.
    attack(
        "small-then-call",
        Family::Scam,
        Measure::Before,
        attack::small_then_call,
    ),
    attack(
        "small-then-large",
        Family::Scam,
        Measure::Before,
        attack::small_then_large,
    ),
    attack(
        "known-payee-call",
        Family::Scam,
        Measure::Before,
        attack::known_on_call,
    ),
    attack(
        "known-payee-20x-100x",
        Family::Scam,
        Measure::Before,
        attack::known_many_times,
    ),
    attack(
        "known-payee-5x",
        Family::Scam,
        Measure::Before,
        attack::known_five_times,
    ),
    attack("ramp-days", Family::Scam, Measure::Fifth, attack::ramp_by_day),
    attack("ramp-hours", Family::Scam, Measure::Fifth, attack::ramp_by_hour),
    attack("split", Family::Scam, Measure::Fifth, attack::split),
    attack(
        "split-lookalikes",
        Family::Scam,
        Measure::Fifth,
        attack::split_over_names,
    ),
    attack("drip", Family::Scam, Measure::Fifth, attack::drip),
    attack(
        "card-episode",
        Family::Takeover,
        Measure::SecondDay,
        attack::card_episode,
    ),
];

/// The first row of `TABLE` that is an attack made against a detector; the rows before are what befalls people anyway.
pub(crate) const FIRST_ATTACK: usize = 21;

/// A story being written into a journal; `at` is where it has got to.
pub(crate) struct Teller<'a> {
    person: &'a Person,
    journal: &'a mut Journal,
    dice: Dice,
    number: usize,
    at: i64,
    losses: Vec<u32>,
}

/// Tells the story of a slot; `number` is the slot's place in the person's plan.
pub(crate) fn tell(person: &Person, journal: &mut Journal, number: usize, slot: Slot) {
    let kind = &TABLE[slot.kind];
    let mut dice = person.dice(100 + number as u64);
    let day = person.start + slot.day;
    // Scams keep office hours; thieves and children do not.
    let hour = match kind.family {
        Family::Scam | Family::Mule => dice.real(9.0, 21.5),
        Family::Abuse | Family::Service => dice.real(9.0, 24.0),
        Family::Takeover => dice.real(0.0, 24.0),
    };
    let at = person.at(day, hour);
    let mut teller = Teller {
        person,
        journal,
        dice,
        number,
        at,
        losses: Vec::new(),
    };
    (kind.tell)(&mut teller);
    teller.report(kind.family);
}

impl Teller<'_> {
    /// Minutes pass, in this set's measure.
    fn wait(&mut self, low: f64, high: f64) {
        self.at += (self.dice.real(low, high) * self.person.flavour.gap * MINUTE as f64) as i64;
    }

    /// So many yuan, in the victim's money and this set's measure, to the cent as thieves and shops ask for it.
    fn money(&mut self, low: f64, high: f64) -> i64 {
        // Small sums are more common than large ones: the product of two uniform numbers leans low.
        let yuan = low + (high - low) * self.dice.unit() * self.dice.unit().max(0.3);
        self.person.cost(yuan * 100.0 * self.person.flavour.size)
    }

    fn lead(&mut self, pay: Pay) {
        self.journal
            .note(self.at, What::Pay(Box::new(pay)), Some((self.number, Part::Lead)));
    }

    fn beside(&mut self, pay: Pay) -> u32 {
        self.journal.note(
            self.at,
            What::Pay(Box::new(pay)),
            Some((self.number, Part::Beside)),
        )
    }

    fn loss(&mut self, pay: Pay) {
        let key = self
            .journal
            .note(self.at, What::Pay(Box::new(pay)), Some((self.number, Part::Loss)));
        self.losses.push(key);
    }

    fn access(&mut self, access: Access) {
        self.journal
            .note(self.at, What::Access(access), Some((self.number, Part::Lead)));
    }

    /// A phone that is not the holder's.
    fn strange_phone(&self) -> String {
        format!("{}-strange{}", self.person.id, self.number)
    }

    /// Where a thief is: half of them in the same city (a proxy, a pickpocket), the others anywhere.
    fn strange_place(&mut self) -> &'static Place {
        if self.dice.chance(0.5) {
            return self.person.place_at(self.at);
        }
        if self.dice.chance(0.7) {
            self.dice.pick(&CHINA)
        } else {
            self.dice.pick(&WORLD)
        }
    }

    /// In half of the cases the holder finds out and says so, half a day to ten days later. Mules don't.
    fn report(mut self, family: Family) {
        if family == Family::Mule || !self.dice.chance(0.5) {
            return;
        }
        let word = if family == Family::Scam { "scam" } else { "fraud" };
        let first = self.at + self.dice.whole(12 * HOUR, 10 * DAY);
        // Five at the most: nobody reports sixty packets one by one.
        for (place, key) in self.losses.clone().into_iter().take(5).enumerate() {
            let at = first + place as i64 * 20_000;
            self.journal
                .note(at, What::Label(key, word), Some((self.number, Part::Beside)));
        }
    }

    /// A shop that the holder has paid before.
    fn usual_shop(&mut self) -> (Other, i64) {
        let trades = [
            crate::names::LUNCH,
            crate::names::GROCER,
            crate::names::GOODS,
            crate::names::CORNER,
        ];
        let trade = *self.dice.pick(&trades);
        let shop = self.dice.favourite(self.person.shops(&trade)).clone();
        let price = self.person.price(&mut self.dice, &trade);
        (shop, price)
    }
}
