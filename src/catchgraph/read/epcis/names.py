"""The names of EPCIS and GDST that are read, whatever stands before them and wherever they stand."""

from __future__ import annotations

from catchgraph.read.epcis.tree import bare_name
from catchgraph.reference.tables import read_table

_NAMES = """
    type isA id schemaVersion creationDate context epcisBody epcisHeader eventList queryResults resultsBody queryName
    subscriptionID EPCISDocument EPCISQueryDocument EPCISBody EPCISHeader EPCISMasterData EventList QueryResults
    eventTime eventTimeZoneOffset recordTime eventID action bizStep disposition transformationID
    bizLocation readPoint epcList epc quantityList quantityElement epcClass quantity uom
    inputEPCList outputEPCList inputQuantityList outputQuantityList parentID childEPCs childQuantityList
    sourceList source destinationList destination bizTransactionList bizTransaction
    errorDeclaration reason correctiveEventIDs correctiveEventID
    ilmd vesselCatchInformationList vesselCatchInformation vesselName vesselID imoNumber vesselFlagState vesselCallSign
    catchArea economicZone fishingGearTypeCode lotNumber countryOfOrigin preservationTechnique
    productionMethodForFishAndSeafoodCode harvestStartDate harvestEndDate unloadingPort
    certificationList certification certificationType certificateType certificationAgency certificationValue
    certificationIdentification productOwner informationProvider humanWelfarePolicy
    proteinSource aquacultureMethod broodstockSource broodstockSources
    vocabularyList vocabularyElementList vocabularyElement VocabularyList Vocabulary VocabularyElementList
    VocabularyElement attributes attribute extension baseExtension epcisMasterData
"""


class Names(frozenset[str]):
    """Names, of which keys are asked as files write them: `ilmd.cbvmda:lotNumber`, `EPCISDocument/EPCISBody`."""

    def __contains__(self, key: object) -> bool:
        last = str(key).rpartition(".")[2] if "." in str(key) and "/" not in str(key) else str(key)
        return super().__contains__(bare_name(last))


TAKEN = Names({*_NAMES.split(), *(row["element"] for row in read_table("gdst_elements"))})
