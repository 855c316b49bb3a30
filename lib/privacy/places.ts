import type { PrivacyContext, Span } from './model'

const UZ_O = String.raw`o[ʻʼ'’‘\u0060]?`

/** A place where people who fled are safe, in English, Russian, Kazakh and Uzbek (also in Cyrillic). */
const SHELTER = new RegExp(
  String.raw`(?<![\p{L}\d])(?:` +
    [
      `shelters?|refuges?|safe ?houses?|crisis cent(?:re|er)s?`,
      String.raw`приют\p{L}{0,4}|шелтер\p{L}{0,3}|убежищ\p{L}{1,3}|кризисн\p{L}{2,3} центр\p{L}{0,3}|центр\p{L}{0,3} реабилитации и адаптации|центр\p{L}{0,3} временного (?:проживания|пребывания)`,
      String.raw`(?:уақытша )?баспана\p{L}{0,6}|пана(?:лау|хана)\p{L}{0,6}|дағдарыс\p{L}{0,3} орталы\p{L}{1,6}|кризистік орталы\p{L}{1,6}`,
      String.raw`boshpana\p{L}{0,6}|inqiroz(?:li)? markaz\p{L}{0,6}|shelter\p{L}{0,6}|reabilitatsiya (?:qilish )?(?:va moslashtirish )?markaz\p{L}{0,6}|бошпана\p{L}{0,6}|инқироз маркази?\p{L}{0,4}`,
    ].join('|') +
    String.raw`)(?![\p{L}])`,
  'giu',
)

/** What only a route names: next to what it stands. */
const LANDMARK_RU = String.raw`(?:школ|мечет|базар|рынк|рынок|магазин|больниц|поликлиник|аптек|вокзал|станци|остановк|парк|банк|детск|садик|завод|кафе|метро|мост|церк|супермаркет|универмаг|заправк|гостиниц|отел|стадион|кинотеатр|почт|площад)\p{L}{0,5}`
const LANDMARK_KK = String.raw`(?:мектеп|мектебі|мешіт|базар|дүкен|аурухана|емхана|дәріхана|вокзал|бекет|аялдама|саябақ|парк|банк|балабақша|зауыт|көпір|қонақүй|стадион|пошта|алаң)\p{L}{0,5}`
const LANDMARK_UZ = String.raw`(?:maktab|masjid|bozor|d${UZ_O}kon|kasalxona|shifoxona|poliklinika|dorixona|vokzal|bekat|park|bank|bog[ʻʼ'’‘]?cha|zavod|metro|k${UZ_O}prik|mehmonxona|stadion|pochta|maydon)\p{L}{0,5}`
const LANDMARK_EN = `(?:school|mosque|market|bazaar|shop|hospital|clinic|pharmacy|station|bus stop|stop|park|bank|kindergarten|factory|cafe|metro|bridge|church|supermarket|hotel|stadium|post office|square)`
const PROPER = String.raw`[«"“„]?[\p{Lu}\d][\p{L}\d.-]{0,30}`

/** "On 31 December" is a day, and on no street. */
const NO_DATE =
  '(?!(?:January|February|March|April|May|June|July|August|September|October|November|December)(?![a-z]))'

/** Streets, houses and routes. Sentences are long, so each pattern has its own bound. Case is told apart only in names. */
const ADDRESS: readonly RegExp[] = [
  // Streets
  new RegExp(
    String.raw`(?<!\p{L})(?:[Уу]л\.?|[Уу]лиц(?:а|е|ы|у|ей)|[Пп]росп\.?|[Пп]р-т\p{L}{0,2}\.?|[Пп]р\.|[Пп]роспект\p{L}{0,2}|[Пп]ер\.|[Пп]ереул\p{L}{2,4}|[Бб]ульвар\p{L}{0,2}|[Мм]кр\.?|[Мм]-н|[Мм]икрорайон\p{L}{0,2}|[Мм]ассив\p{L}{0,2}|[Мм]ахалл\p{L}{1,2}|кўчаси)\s{0,2}${PROPER}`,
    'gu',
  ),
  /(?<!\p{L})[\p{Lu}][\p{L}.-]{1,30}\s(?:көш(?:есі|есінде|есінің|есіндегі|\.)|даңғыл(?:ы|ында|ының|ындағы)|тұйығы|шағын\s?ауданы\p{L}{0,5}|ықшам\s?ауданы\p{L}{0,5}|мөлтек\s?ауданы\p{L}{0,5}|кўчаси\p{L}{0,4}|маҳалласи\p{L}{0,4}|улиц\p{L}{1,2}|проспект\p{L}{0,2})(?!\p{L})/gu,
  new RegExp(
    String.raw`(?<!\p{L})[\p{Lu}\d][\p{L}ʻʼ'’‘.-]{0,30}\s(?:k${UZ_O}cha(?:si|sida|sidagi|sining)|shoh\s?k${UZ_O}cha\p{L}{0,6}|mavze(?:si|sida|sidagi)|tor\s?k${UZ_O}cha\p{L}{0,6}|mahalla(?:si|sida|sidagi))(?!\p{L})`,
    'gu',
  ),
  /(?<!\p{L})(?:\d{1,4}[A-Za-z]?\s)?\p{Lu}[\p{L}'’-]{1,30}\s(?:[Ss]treet|St\.?|[Aa]venue|Ave\.?|[Rr]oad|Rd\.?|[Ll]ane|[Bb]oulevard|Blvd\.?|[Mm]icrodistrict|[Mm]ahalla)(?!\p{L})/gu,
  // A number that ends the sentence after a name: "на Абая, 12."
  new RegExp(
    String.raw`(?<!\p{L})(?:на|по|at|on)\s(?:\d{1,4}\s)?${NO_DATE}\p{Lu}\p{Ll}{2,20}(?:\s\p{Lu}\p{Ll}{2,20})?,?\s\d{1,3}[а-яa-z]?(?=\s?(?:[.,;)]|$))`,
    'gu',
  ),
  new RegExp(String.raw`(?<!\p{L})(?:at|on)\s\d{1,4}\s${NO_DATE}\p{Lu}\p{Ll}{2,20}(?=\s?(?:[.,;)]|$))`, 'gu'),
  /(?<!\p{L})(?:угол|углу|пересечени\p{L}|қиылысы\p{L}{0,3}|corner of|chorraha\p{L}{0,4}|kesishma\p{L}{0,4})\s(?:улиц\s)?\p{Lu}\p{Ll}{2,20}/gu,
  /(?<!\p{L})(?:адрес(?:е|у|а)?|мекенжай(?:ы|ында)?|манзили?|manzil(?:i|ida|da)?|address)(?!\p{L})\s?[:–-]?\s?[^.\n]{0,40}?\d{1,4}(?!\d)/giu,
  // Blocks of houses by their number
  /(?<![\p{L}\d.,])\d{1,2}[-–]?(?:й|ый|ой|ші|шы)?\s?(?:мкр|микрорайон\p{L}{0,2}|шағын\s?аудан\p{L}{0,5}|ықшам\s?аудан\p{L}{0,5}|мөлтек\s?аудан\p{L}{0,5}|kvartal\p{L}{0,4}|daha\p{L}{0,4}|microdistrict)(?!\p{L})/giu,
  // Houses
  /(?<!\p{L})(?:д\.|дом\p{L}{0,2}|кв\.|квартир\p{L}{1,2}|корп\.|корпус\p{L}{0,2}|стр\.|строение|здани\p{L}{1,2}|подъезд\p{L}{0,2}|этаж\p{L}{0,2})\s{0,2}№?\s{0,2}\d{1,4}(?![\d.,]\d|\p{L}{2}|\s?(?:мест|женщин|семь|млн|тыс|человек|%))/giu,
  /(?<![\p{L}\d.,])\d{1,4}[-–]?\s?(?:ші|шы)?[-–\s]{0,2}(?:үй|пәтер|қабат|ғимарат|подъезд)(?:де|інде|дегі|індегі|ге|іне)?(?!\p{L})/giu,
  /(?<!\p{L})үй\s{0,2}№?\s{0,2}\d{1,4}/giu,
  /(?<![\p{L}\d.,])\d{1,4}[-–]?\s?(?:uy|xonadon|qavat|bino|dom)(?:da|dagi|ning|ga)?(?!\p{L})/giu,
  /(?<!\p{L})(?:uy|xonadon)\s{0,2}№?\s{0,2}\d{1,4}(?!\s?(?:ta|nafar|yil))/giu,
  /(?<!\p{L})(?:house|apartment|apt\.?|flat|building|bldg\.?|entrance)\s(?:no\.?\s|№\s?|number\s)?\d{1,4}(?!\d|\p{L}{2}|\s(?:women|families|people|survivors|per))/giu,
  // Ways there
  /(?<![\p{L}\d.,])\d{1,4}\s?(?:м|метр\p{L}{0,3}|m|metr\p{L}{0,4}|met(?:er|re)s?|минут\p{L}{0,3}|minutes?|daqiqa\p{L}{0,4})\s(?:ходьбы\s|walk\s|yoʻl\s|жаяу\s|piyoda\s)?(?:от|from|жерде|қашықтықта|narida|masofada)(?!\p{L})/giu,
  /(?<!\p{L})(?:син|зел[её]н|красн|бел|ж[её]лт|сер|железн|металлическ)\p{L}{2,3}\s(?:ворот|забор|двер|крыш|калитк)\p{L}{0,4}/giu,
  /(?<!\p{L})(?:көк|жасыл|қызыл|ақ|сары|темір)\s(?:қақпа|дарбаза|есік|шатыр)\p{L}{0,4}/giu,
  /(?<!\p{L})(?:ko[ʻʼ'’‘]?k|yashil|qizil|oq|sariq|temir)\s(?:darvoza|eshik)\p{L}{0,4}/giu,
  new RegExp(
    String.raw`(?<!\p{L})(?:рядом с(?:о)?|возле|около|напротив|позади|за|недалеко от|вблизи|через дорогу от|у)\s(?:\p{L}{2,20}\s){0,2}?${LANDMARK_RU}`,
    'giu',
  ),
  /(?<!\p{L})(?:рядом с домом|через дорогу|во дворе|вход со двора|вход с улицы|остановк\p{L}{1,3} «|до остановки|на остановке|автобус\p{L}{0,3} (?:№ ?)?\d{1,3}|маршрутк\p{L}{1,3} (?:№ ?)?\d{1,3}|поверн(?:ите|уть|ете) (?:на)?(?:право|лево)|сверн(?:ите|уть)|пройд(?:ите|ти) (?:\d|прямо|до)|пешком от)/giu,
  new RegExp(
    String.raw`(?<!\p{L})${LANDMARK_KK}\s(?:қасынд|жанынд|қарсысынд|артынд|маңынд|жақын жерд)\p{L}{1,6}`,
    'giu',
  ),
  /(?<!\p{L})(?:қасында(?:ғы)?|қарсысында(?:ғы)?|аялдамасы(?:нан|нда)|оңға бұрыл\p{L}{0,8}|солға бұрыл\p{L}{0,8}|\d{1,3}[-– ]автобус\p{L}{0,5}|ауласында(?:ғы)?)(?!\p{L})/giu,
  new RegExp(
    String.raw`(?<!\p{L})${LANDMARK_UZ}\s(?:yon|r${UZ_O}para|orqa|qarshi|old|yaqin)i?(?:si)?(?:da|dagi|ga)(?!\p{L})`,
    'giu',
  ),
  new RegExp(
    String.raw`(?<!\p{L})(?:yonida(?:gi)?|r${UZ_O}parasida(?:gi)?|bekati(?:da|dan)?|${UZ_O}ngga buril\p{L}{0,6}|chapga buril\p{L}{0,6}|\d{1,3}[-– ]avtobus\p{L}{0,5}|hovlisida(?:gi)?)(?!\p{L})`,
    'giu',
  ),
  new RegExp(
    String.raw`(?<!\p{L})(?:next to|opposite|across from|behind|in front of|near|close to|two steps from|round the corner from)\s(?:the\s|a\s)?(?:[\p{L}\d.-]{1,20}\s){0,2}?${LANDMARK_EN}(?!\p{L})`,
    'giu',
  ),
  /(?<!\p{L})(?:turn (?:left|right)|bus (?:no\.? ?|number )\d{1,3}|bus \d{1,3}(?!\d)|minibus \d{1,3}|walk (?:\d{1,4} met|from the)|round the corner|(?:blue|green|red|white|yellow|metal|iron) gates?)(?!\p{L})/giu,
]

/** An address in the strict sense: a street, and a house on it. */
const STREETS = 4
const HOUSE_AFTER = /^[^\p{L}\d\n]{0,4}(?:(?:д|дом|үй|uy|house|№)[.\s]{0,2})?\d{1,4}(?!\d|[.,]\d)/iu
const REACH = 170

interface Range {
  start: number
  end: number
}

const rangesOf = (text: string, pattern: RegExp): Range[] =>
  Array.from(text.matchAll(pattern), ({ 0: found, index }) => ({ start: index, end: index + found.length }))

export const speaksOfShelters = (text: string): boolean => text.search(SHELTER) >= 0

/**
 * A street, a house or a way there within a sentence or two of a word for a shelter. Where the record speaks of
 * shelters elsewhere, a street with a house is enough.
 */
export function findShelterAddresses(text: string, { aboutShelters = false }: PrivacyContext): Span[] {
  const shelters = rangesOf(text, SHELTER)
  if (shelters.length === 0 && !aboutShelters) return []
  // Away from a word for a shelter only a street with its house counts.
  const patterns = shelters.length === 0 ? ADDRESS.slice(0, STREETS) : ADDRESS
  const addresses = patterns
    .flatMap((pattern, at) => rangesOf(text, pattern).map((range) => ({ ...range, street: at < STREETS })))
    .toSorted((a, b) => a.start - b.start)
  const found: Span[] = []
  let first = 0
  for (const { start, end, street } of addresses) {
    while (first < shelters.length && (shelters[first]?.end ?? 0) < start - REACH) first += 1
    const nearest = shelters[first]
    const house = street ? HOUSE_AFTER.exec(text.slice(end, end + 16)) : null
    const whole = street && (house !== null || /\d/.test(text.slice(start, end)))
    if ((nearest && nearest.start <= end + REACH) || (aboutShelters && whole))
      found.push({ kind: 'shelter_address', start, end: end + (house?.[0].length ?? 0) })
  }
  return joined(text, found)
}

/** Parts of one address are one finding. */
function joined(text: string, spans: readonly Span[]): Span[] {
  const all: Span[] = []
  for (const span of spans) {
    const last = all.at(-1)
    if (last && (span.start <= last.end || /^[\s,.;]{0,3}$/.test(text.slice(last.end, span.start))))
      last.end = Math.max(last.end, span.end)
    else all.push({ ...span })
  }
  return all
}

const MAP_LINK =
  /(?:google\.[a-z.]{2,6}\/maps|maps\.google\.|maps\.app\.goo\.gl|goo\.gl\/maps|maps\.apple\.com|2gis\.[a-z]{2,3}\/|go\.2gis\.com|yandex\.[a-z.]{2,6}\/(?:maps|navi)|openstreetmap\.org\/|osm\.org\/|wikimapia\.org|maps\.me\/|ge0\.me\/|waze\.com\/|geo:-?\d{1,3}\.\d)[^\s<>"»]{0,400}/giu
const DECIMAL = String.raw`\d{1,3}[.,]\d{3,15}`
const PAIR = new RegExp(
  String.raw`(?<![\d.,\p{L}])([-−]?${DECIMAL})\s?°?\s?(?:[NSEWСЮВЗ]|с\.? ?ш\.?|ю\.? ?ш\.?)?\s?[,;\s/]\s?([-−]?${DECIMAL})(?![\d.,]?\d)`,
  'giu',
)
const MINUTES =
  /(?<![\d.,])\d{1,3}\s?°\s?\d{1,2}(?:[.,]\d{1,6})?\s?['′’](?:\s?\d{1,2}(?:[.,]\d{1,6})?\s?(?:["″”]|''|′′))?\s?(?:[NSEWСЮВЗ](?!\p{L})|с\.? ?ш\.?|в\.? ?д\.?)?/giu
const PLUS_CODE = /(?<![A-Z\d+])[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}(?![A-Z\d])/g

const degrees = (typed: string) => Number(typed.replace('−', '-').replace(',', '.'))
const decimals = (typed: string) => typed.split(/[.,]/)[1]?.length ?? 0

const POINTED = /\d|map|2gis|goo\.gl|osm\.|waze|ge0|\+/i

/** Points on the map: pairs of decimals, degrees and minutes, plus codes, links to maps. */
export function findCoordinates(text: string): Span[] {
  if (!POINTED.test(text)) return []
  const spans: Span[] = [MAP_LINK, MINUTES, PLUS_CODE].flatMap((pattern) =>
    rangesOf(text, pattern).map((range) => ({ ...range, kind: 'coordinates' as const })),
  )
  for (const { 0: found, 1: first = '', 2: second = '', index } of text.matchAll(PAIR)) {
    const [latitude, longitude] = [degrees(first), degrees(second)]
    const exact = decimals(first) >= 4 && decimals(second) >= 4
    const inRegion = isWithin(latitude, 29, 56) && isWithin(longitude, 46, 88)
    const swapped = isWithin(longitude, 29, 56) && isWithin(latitude, 46, 88)
    if ((exact && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) || inRegion || swapped)
      spans.push({ kind: 'coordinates', start: index, end: index + found.length })
  }
  return spans
}

const isWithin = (value: number, from: number, to: number) => value >= from && value <= to
