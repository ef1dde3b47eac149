import pytest

from catchgraph.read.draft.vocabulary import kinds_of, said_by, words_of


@pytest.mark.parametrize(
    ("header", "attribute"),
    [
        ("Name of fishing vessel", "name"),
        ("Nombre de la embarcación", "name"),
        ("N° OMI", "imo"),
        ("IMO_NUMBER", "imo"),
        ("countryId", "flag"),
        ("Pavillon", "flag"),
        ("Indicatif d'appel", "call_sign"),
        ("Senal de llamada", "call_sign"),
        ("Reg. No.", "registration_number"),
        ("Matrícula", "registration_number"),
        ("Año de construcción", "built"),
        ("Valid From", "since"),
        ("Fecha de vencimiento", "until"),
        ("Type of length", "length_kind"),
        ("Arqueo bruto (GT)", "tonnage"),
        ("Navire (dénomination)", "name"),
        ("Ind. radio", "call_sign"),
        ("An. constr.", "built"),
        ("LHT m", "length"),
        ("Jauge UMS", "tonnage"),
        ("Matr. d'ordre", "registration_number"),
        ("Señal distintiva", "call_sign"),
        ("Signal distinctif", "call_sign"),
        ("Indicativo de chamada", "call_sign"),
        ("Arte de pesca", "gear"),
        ("Engin de pêche", "gear"),
        ("Comprimento fora a fora", "length"),
        ("Arqueação bruta", "tonnage"),
        ("Data de validade", "until"),
        ("Authorization From", "since"),
        ("Authorised to", "until"),
        ("船舶名称", "name"),
        ("渔船名称（中文）", "name"),
        ("无线电呼号", "call_sign"),
        ("船旗国", "flag"),
        ("总吨位", "tonnage"),
        ("船体总长(米)", "length"),
        ("作业方式", "gear"),
        ("许可有效期至", "until"),
        ("船の長さ", "length"),
        ("総トン数", "tonnage"),
        ("信号符字", "call_sign"),
        ("漁船登録番号", "registration_number"),
        ("선박명", "name"),
        ("호출부호", "call_sign"),
        ("호출 부호", "call_sign"),
        ("총톤수", "tonnage"),
        ("Название судна", "name"),
        ("Позывной сигнал", "call_sign"),
        ("Номер ИМО", "imo"),
        ("Валовая вместимость", "tonnage"),
        ("Орудие лова", "gear"),
        ("Год постройки", "built"),
        ("Дата окончания", "until"),
    ],
)
def test_a_header_says_which_property_it_is_of_most_precisely(header, attribute):
    said = said_by(header)
    assert said.subject == ""
    assert max(said.attributes, key=said.precision) == attribute


@pytest.mark.parametrize(
    ("header", "subject"),
    [
        ("Name of the master", "master"),
        ("Owner Company Name", "owner"),
        ("Operating Company", "operating company"),
        ("Beneficial Owner Address", "beneficial owner"),
        ("Previous flag (if any)", "previous"),
        ("Dirección del propietario", "owner"),
        ("Armateur", "shipowner"),
        ("船东名称", "owner"),
        ("船長", "master"),
        ("旧船名", "previous"),
        ("Имя капитана", "master"),
        ("Судовладелец", "owner"),
        ("Адрес владельца", "owner"),
        ("소유자 주소", "owner"),
        ("Where the vessel was built", "builder"),
        ("Vessel Name", ""),
    ],
)
def test_a_header_says_whose_column_it_is(header, subject):
    assert said_by(header).subject == subject


def test_some_words_count_only_where_they_stand_alone():
    assert said_by("Vessel").precision("name") > 0
    assert said_by("Vessel group").precision("name") == 0
    assert said_by("To").precision("until") > 0
    assert said_by("Authorised to fish").precision("until") == 0


def test_a_header_of_a_filling_word_alone_says_it_and_an_empty_header_says_nothing():
    assert said_by("Du").precision("since") > 0
    assert said_by("").attributes == {}
    assert said_by("De la").attributes == {}


def test_words_have_no_accents_no_case_and_no_filling():
    assert words_of("Año de construcción del Buque") == {"ano", "construccion", "buque"}


def test_kinds_and_units_are_told_by_words():
    assert kinds_of("Eslora total (m)", ("LOA", "registered", "LBP")) == ["LOA"]
    assert kinds_of("Length (ft)", ("ft",)) == ["ft"]
    assert kinds_of("Length", ("LOA", "registered", "LBP")) == []
