"""A company or person of FollowTheMoney as an `Identity` and a mention."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from catchgraph.model.roles import DESCRIBED
from catchgraph.normalise.address import address_key, has_street_or_box
from catchgraph.normalise.name_signs import address_signs
from catchgraph.normalise.party import PartyName, party_name
from catchgraph.read.ftm.context import Context
from catchgraph.read.ftm.entity import LONGEST_NAME, FtmEntity
from catchgraph.read.ftm.schemata import ADDRESS, COMPANIES, NUMBERS, PERSON
from catchgraph.read.ftm.vessel import state
from catchgraph.read.rows_of import IdentityRow, PartyRow

#: What the source itself says of a party, among its signs.
SAID_COMPANY, SAID_PERSON, SAID_OWNED = "said: company", "said: person", "said: owned"
NOBODY = "no name, or one that stands for nobody"
ENDLESS = f"no name: longer than {LONGEST_NAME} characters"
_PARTS = ("remarks", "postOfficeBox", "street", "street2", "city", "postalCode", "region", "state")


@dataclass(frozen=True, slots=True)
class Described:
    """A party that a file describes: its record, and its mention in the role `described`, once per address."""

    identity: IdentityRow
    mentions: tuple[PartyRow, ...]

    def mention(self) -> PartyRow:
        """The mention, to be given another role."""
        return self.mentions[0]


def party_of(entity: FtmEntity, context: Context, owned: Collection[str]) -> Described | None:
    """What the entity says of the party; None, and refused, where its name names nobody.

    Its schema says whether it is a company or a person, but for a LegalEntity; who is `owned` is no person.
    """
    present = _names(entity, "name", "alias")
    names = [*present, *_names(entity, "previousName")]
    if not names:
        context.said.refuse(
            entity.row, "properties.name", entity.named, ENDLESS if len(entity.named) > LONGEST_NAME else NOBODY
        )
        return None
    said = [SAID_COMPANY] if entity.schema in COMPANIES else [SAID_PERSON] if entity.schema == PERSON else []
    said += [SAID_OWNED] if entity.id in owned and entity.schema != PERSON else []
    held = {name.written for name in present}
    others = dict.fromkeys(name.written for name in names[1:])
    identity = IdentityRow(
        row=entity.row,
        mention_id=context.mention(entity),
        id=context.id("identity", entity.id),
        name=names[0].written,
        source=context.source,
        number=entity.id,
        other_names=tuple(name for name in others if name in held),
        previous_names=tuple(name for name in others if name not in held),
        flag=_country(entity, context),
        edition=context.provenance.edition.day,
    )
    mention = _mention(entity, identity, names, said)
    placed = tuple(_placed(mention, address) for address in _addresses(entity, context))
    return Described(identity, placed or (mention,))


def _names(entity: FtmEntity, *properties: str) -> list[PartyName]:
    return [name for text in entity.all(*properties) if (name := party_name(text))]


def _mention(entity: FtmEntity, identity: IdentityRow, names: list[PartyName], said: Collection[str]) -> PartyRow:
    """The party as its own record describes it, without address."""
    # A number of a private person identifies more than it tells.
    known = {key: entity.all(key) for key in NUMBERS} if entity.schema != PERSON else {}
    numbers = [f"{NUMBERS[key]}: {text}" for key, texts in known.items() for text in texts]
    return PartyRow(
        row=entity.row,
        mention_id=identity.mention_id,
        record_id=identity.id,
        asset_mention_id=None,
        role=DESCRIBED,
        signs=tuple(sorted({*said, *(sign for name in names for sign in name.signs)})),
        name=names[0].written,
        spellings=tuple(dict.fromkeys(name.written for name in names)),
        keys=tuple(dict.fromkeys(name.key for name in names)),
        stems=tuple(dict.fromkeys(name.stem for name in names)),
        country=identity.flag,
        numbers=tuple(numbers),
    )


def _country(entity: FtmEntity, context: Context) -> str | None:
    """The party's state, else that of its address."""
    places = [place for place in map(context.entities.get, entity.all("addressEntity")) if place]
    written = entity.all("mainCountry", "jurisdiction", "country")
    written += [text for place in places for text in place.all("country")]
    return next((code for text in written if (code := state(text))), None)


def _placed(mention: PartyRow, address: str) -> PartyRow:
    return replace(
        mention,
        address=address,
        address_key=address_key(address) or None,
        address_precise=has_street_or_box(address),
        signs=tuple(sorted({*mention.signs, *address_signs(address_key(address))})),
    )


def _addresses(entity: FtmEntity, context: Context) -> Iterator[str]:
    """Addresses as texts, then those that are entities of their own."""
    found = dict.fromkeys(entity.all("address"))
    for reference in entity.all("addressEntity"):
        place = context.entities.get(reference)
        if place is None or place.schema != ADDRESS:
            nowhere = "no address of that id in this file or beside it"
            context.said.note(entity.row, "properties.addressEntity", reference, nowhere)
            continue
        text = place.first("full") or ", ".join(place.all(*_PARTS))
        if text:
            found[text] = None
    yield from found
