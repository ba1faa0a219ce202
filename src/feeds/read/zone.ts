/**
 * Minutes east of Greenwich of the names that dates in feeds end with: those of RFC 822, and those of
 * places whose publishers write them. A name that several places use is read as the most read of them has it.
 */
const NAMED: Readonly<Record<string, number>> = {
  ...{ UT: 0, UTC: 0, GMT: 0, Z: 0, WET: 0, WEST: 60, BST: 60 },
  ...{ CET: 60, MET: 60, MEZ: 60, CEST: 120, MEST: 120, MESZ: 120, SAST: 120 },
  ...{ EET: 120, EEST: 180, IDT: 180, TRT: 180, MSK: 180, MSD: 240 },
  ...{ IST: 330, PKT: 300, NPT: 345, ICT: 420, WIB: 420, SGT: 480, HKT: 480, PHT: 480, AWST: 480 },
  ...{ JST: 540, KST: 540, ACST: 570, AEST: 600, ACDT: 630, AEDT: 660, NZST: 720, NZDT: 780 },
  ...{ NST: -210, NDT: -150, AST: -240, ADT: -180, BRT: -180, BRST: -120, ART: -180, CLT: -240 },
  ...{ EST: -300, EDT: -240, ET: -300, CST: -360, CDT: -300, CT: -360 },
  ...{ MST: -420, MDT: -360, MT: -420, PST: -480, PDT: -420, PT: -480 },
  ...{ AKST: -540, AKDT: -480, HST: -600 },
};
const OFFSET = /([+\-\u2212])(\d{1,2})(?::?(\d{2}))?(?!\d)/;
const PLACE = /\b[A-Z]\w+\/[A-Z]\w+(?:\/[A-Z]\w+)?/;

/** The instant of a wall clock's reading, in milliseconds of UTC, where the words behind it name a zone. */
export function inZone(wall: number, words: string): number {
  const offset = OFFSET.exec(words);
  if (offset !== null) return wall - minutesOf(offset) * 60_000;
  const place = PLACE.exec(words);
  if (place !== null) return atPlace(wall, place[0]);
  const name = words.match(/[a-z]+/gi)?.find((word) => Object.hasOwn(NAMED, word.toUpperCase()));
  return wall - (NAMED[name?.toUpperCase() ?? 'UTC'] ?? 0) * 60_000;
}

function minutesOf([, sign, hours, minutes]: RegExpExecArray): number {
  return (sign === '+' ? 1 : -1) * (Number(hours) * 60 + Number(minutes ?? 0));
}

function atPlace(wall: number, place: string): number {
  try {
    const { epochMilliseconds } = Temporal.Instant.fromEpochMilliseconds(wall)
      .toZonedDateTimeISO('UTC')
      .toPlainDateTime()
      .toZonedDateTime(place);
    return epochMilliseconds;
  } catch {
    return wall;
  }
}
