import type { Rule } from "./rule.ts";
import { basisArticleMissing } from "./rules/basis-article-missing.ts";
import { basisCategory } from "./rules/basis-category.ts";
import { basisDate } from "./rules/basis-date.ts";
import { basisDocumentNumber } from "./rules/basis-document-number.ts";
import { basisEdition } from "./rules/basis-edition.ts";
import { basisFullAndShort } from "./rules/basis-full-and-short.ts";
import { basisInnerBrackets } from "./rules/basis-inner-brackets.ts";
import { basisIssuer } from "./rules/basis-issuer.ts";
import { basisMissing } from "./rules/basis-missing.ts";
import { basisNumberMissing } from "./rules/basis-number-missing.ts";
import { basisOtherLaw } from "./rules/basis-other-law.ts";
import { basisParentRepealed } from "./rules/basis-parent-repealed.ts";
import { basisParagraph } from "./rules/basis-paragraph.ts";
import { basisQuote } from "./rules/basis-quote.ts";
import { basisRenumbered } from "./rules/basis-renumbered.ts";
import { basisRepealed } from "./rules/basis-repealed.ts";
import { basisSelfReference } from "./rules/basis-self-reference.ts";
import { basisTag } from "./rules/basis-tag.ts";
import { basisTagDoubled } from "./rules/basis-tag-doubled.ts";
import { basisTagMissing } from "./rules/basis-tag-missing.ts";
import { basisTitle } from "./rules/basis-title.ts";
import { basisTwoNames } from "./rules/basis-two-names.ts";
import { boundaryAbolished } from "./rules/boundary-abolished.ts";
import { boundaryBodies } from "./rules/boundary-bodies.ts";
import { boundaryCase } from "./rules/boundary-case.ts";
import { boundaryCaseGeneral } from "./rules/boundary-case-general.ts";
import { boundaryCaseOwn } from "./rules/boundary-case-own.ts";
import { boundaryCaseParty } from "./rules/boundary-case-party.ts";
import { boundaryDisagrees } from "./rules/boundary-disagrees.ts";
import { boundaryMoved } from "./rules/boundary-moved.ts";
import { boundaryOne } from "./rules/boundary-one.ts";
import { boundaryOwn } from "./rules/boundary-own.ts";
import { placeAbbreviation } from "./rules/place-abbreviation.ts";
import { placeAgency } from "./rules/place-agency.ts";
import { placeBureau } from "./rules/place-bureau.ts";
import { placeLegislation } from "./rules/place-legislation.ts";
import { placeOther } from "./rules/place-other.ts";
import { placeScope } from "./rules/place-scope.ts";
import { placeShortSuperior } from "./rules/place-short-superior.ts";
import { placeSuperior } from "./rules/place-superior.ts";
import { placeUnit } from "./rules/place-unit.ts";
import { structureAgency } from "./rules/structure-agency.ts";
import { structureAgencyDiffers } from "./rules/structure-agency-differs.ts";
import { structureCell } from "./rules/structure-cell.ts";
import { structureContents } from "./rules/structure-contents.ts";
import { structureEmptyGroup } from "./rules/structure-empty-group.ts";
import { structureEmptyRow } from "./rules/structure-empty-row.ts";
import { structureHeading } from "./rules/structure-heading.ts";
import { structureNoteColumn } from "./rules/structure-note-column.ts";
import { structurePart } from "./rules/structure-part.ts";
import { structurePhone } from "./rules/structure-phone.ts";
import { structurePhoneFormat } from "./rules/structure-phone-format.ts";
import { structurePhoneShared } from "./rules/structure-phone-shared.ts";
import { structureRegimeUnit } from "./rules/structure-regime-unit.ts";
import { structureSectionNumber } from "./rules/structure-section-number.ts";
import { structureSectionCombined } from "./rules/structure-section-combined.ts";
import { structureSectionOrder } from "./rules/structure-section-order.ts";
import { structureSections } from "./rules/structure-sections.ts";
import { structureSelf } from "./rules/structure-self.ts";
import { structureSerial } from "./rules/structure-serial.ts";
import { structureUndivided } from "./rules/structure-undivided.ts";
import { structureUnit } from "./rules/structure-unit.ts";
import { structureUnitName } from "./rules/structure-unit-name.ts";
import { wordingBrackets } from "./rules/wording-brackets.ts";
import { wordingCopied } from "./rules/wording-copied.ts";
import { wordingCopiedTask } from "./rules/wording-copied-task.ts";
import { wordingDoubled } from "./rules/wording-doubled.ts";
import { wordingEnd } from "./rules/wording-end.ts";
import { wordingItemEnd } from "./rules/wording-item-end.ts";
import { wordingItems } from "./rules/wording-items.ts";
import { wordingLiability } from "./rules/wording-liability.ts";
import { wordingMarkMissing } from "./rules/wording-mark-missing.ts";
import { wordingMisplaced } from "./rules/wording-misplaced.ts";
import { wordingName } from "./rules/wording-name.ts";
import { wordingNearDuplicate } from "./rules/wording-near-duplicate.ts";
import { wordingObjectName } from "./rules/wording-object-name.ts";
import { wordingOldTerm } from "./rules/wording-old-term.ts";
import { wordingRepeatsDuty } from "./rules/wording-repeats-duty.ts";
import { wordingRepeatsName } from "./rules/wording-repeats-name.ts";
import { wordingSectionsAlike } from "./rules/wording-sections-alike.ts";
import { wordingSentenceAgain } from "./rules/wording-sentence-again.ts";
import { wordingSpace } from "./rules/wording-space.ts";
import { wordingSyntax } from "./rules/wording-syntax.ts";
import { wordingTitleMarks } from "./rules/wording-title-marks.ts";
import { wordingTruncated } from "./rules/wording-truncated.ts";
import { wordingTypo } from "./rules/wording-typo.ts";
import { wordingUncovered } from "./rules/wording-uncovered.ts";
import { wordingVague } from "./rules/wording-vague.ts";
import { wordingVariant } from "./rules/wording-variant.ts";
import { wordingVerb } from "./rules/wording-verb.ts";
import { wordingWidth } from "./rules/wording-width.ts";

/** All rules, in the order in which findings are reported. A new rule is a new file and a line here. */
export const RULES: readonly Rule[] = [
  basisCategory,
  basisTag,
  basisTagDoubled,
  basisTagMissing,
  basisRepealed,
  basisParentRepealed,
  basisEdition,
  basisRenumbered,
  basisTitle,
  basisIssuer,
  basisTwoNames,
  basisFullAndShort,
  basisArticleMissing,
  basisParagraph,
  basisDocumentNumber,
  basisDate,
  basisNumberMissing,
  basisInnerBrackets,
  basisMissing,
  basisQuote,
  basisOtherLaw,
  basisSelfReference,
  placeOther,
  placeAbbreviation,
  placeScope,
  placeBureau,
  placeUnit,
  placeAgency,
  placeShortSuperior,
  placeLegislation,
  placeSuperior,
  structurePart,
  structureSerial,
  structureEmptyGroup,
  structureUndivided,
  structureEmptyRow,
  structureSectionNumber,
  structureSectionCombined,
  structureSections,
  structureSectionOrder,
  structureHeading,
  structureNoteColumn,
  structureContents,
  structureCell,
  structureAgency,
  structureAgencyDiffers,
  structureSelf,
  structurePhone,
  structurePhoneFormat,
  structurePhoneShared,
  structureUnit,
  structureUnitName,
  structureRegimeUnit,
  wordingDoubled,
  wordingNearDuplicate,
  wordingMisplaced,
  wordingUncovered,
  wordingVague,
  wordingVerb,
  wordingVariant,
  wordingTypo,
  wordingOldTerm,
  wordingEnd,
  wordingWidth,
  wordingBrackets,
  wordingItems,
  wordingItemEnd,
  wordingTruncated,
  wordingSyntax,
  wordingMarkMissing,
  wordingTitleMarks,
  wordingSpace,
  wordingLiability,
  wordingRepeatsName,
  wordingRepeatsDuty,
  wordingCopiedTask,
  wordingCopied,
  wordingSectionsAlike,
  wordingSentenceAgain,
  wordingName,
  wordingObjectName,
  boundaryOwn,
  boundaryOne,
  boundaryCase,
  boundaryCaseGeneral,
  boundaryCaseOwn,
  boundaryCaseParty,
  boundaryBodies,
  boundaryDisagrees,
  boundaryAbolished,
  boundaryMoved,
];
