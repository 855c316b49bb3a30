import type { Span } from './model'

const WORD = String.raw`\p{Lu}[\p{Ll}ʻʼ'’‘-]{1,30}(?:-\p{Lu}\p{Ll}{1,20})?`
const WORDS = String.raw`(?:${WORD}\s){1,2}`
const INITIAL = String.raw`\p{Lu}\.`

/** A name of a person by its form: with a patronymic, with initials, or a family name of the region beside another word. */
const FULL_NAME = new RegExp(
  String.raw`(?<![\p{L}\d.])(?:` +
    [
      String.raw`${WORDS}\p{Lu}[\p{Ll}ʻʼ'’-]{1,24}(?:(?:ович|евич|ильич)(?:а|у|ем|е)?|(?:овн|евн|ичн)(?:а|ы|е|у|ой)|(?:ұлы|қызы|улы|кызы|уулу)\p{Ll}{0,4}|ovich|evich|ovna|evna|ichna)`,
      `${WORDS}(?:o[ʻʼ'’‘]?g[ʻʼ'’‘]?li|qizi|ugli|kizi|ўғли|қизи|ұлы|қызы|уулу|кызы)`,
      String.raw`${WORD}\s${INITIAL}(?:\s?${INITIAL})?`,
      String.raw`${INITIAL}\s?(?:${INITIAL}\s?)?${WORD}`,
      String.raw`${WORD}\s\p{Lu}[\p{Ll}ʻʼ'’-]{1,24}(?:(?:ов|ев|ёв)(?:а|у|ым|ой)?|ск(?:ая|ий|ой|ую|ого)|ov|ova|ev|eva|zoda|зода|заде)`,
      String.raw`\p{Lu}[\p{Ll}ʻʼ'’-]{1,24}(?:(?:ов|ев|ёв)(?:а|у|ым|ой)?|ов[ауы]|ова|ева|ova|eva|yeva|ov|yev)\s${WORD}`,
    ].join('|') +
    String.raw`)(?!\p{L})`,
  'gu',
)

/** Persons who are spoken of for what happened to them; the plural is an audience, not a person. */
const SURVIVOR_RU = `(?:[Пп]отерпевш(?:ая|ей|ую|ий|его|ему|им)|[Пп]острадавш(?:ая|ей|ую|ий|его|ему|им)|[Жж]ертв(?:а|е|у|ой)|[Пп]ациентк(?:а|и|е|у|ой)|[Пп]ациент(?:а|у|ом)?|[Пп]одопечн(?:ая|ой|ую)|[Пп]остоялиц(?:а|ы|е|у|ей)|[Жж]ительниц(?:а|ы|е|у|ей) (?:приюта|шелтера|центра|кризисного центра)|[Пп]роживающ(?:ая|ей|ую) в (?:приюте|шелтере|центре|кризисном центре))`
const SURVIVOR_EN = `(?:[Vv]ictim|[Ss]urvivor|[Pp]atient|[Cc]omplainant|[Ss]helter resident|[Ss]taying (?:at|in) (?:the|a) shelter|[Rr]esident of (?:the|a) (?:shelter|crisis cent(?:re|er)))`
const SURVIVOR_KK = `(?:[Жж]әбірленуші|[Жж]әбір көрген(?: әйел)?|[Зз]ардап шеккен(?: әйел| қыз)?|[Нн]ауқас|[Пп]ациент|[Бб]аспана тұрғыны|[Бб]аспанада тұратын)(?:нің|ның|ге|ға|ні|ны|мен|бен)?`
const SURVIVOR_UZ = `(?:[Jj]abrlanuvchi|[Jj]abrlangan(?: ayol| qiz| shaxs)?|[Bb]emor|[Bb]oshpana yashovchisi|[Bb]oshpanada yashaydigan)(?:ning|ga|ni)?`
const SURVIVOR = `(?:${[SURVIVOR_RU, SURVIVOR_EN, SURVIVOR_KK, SURVIVOR_UZ].join('|')})`
const CALLED = String.raw`(?:по имени\s|\d{1,2}-летн(?:яя|ей|юю|ий|его)\s|гражданк(?:а|и|е|у)\s|гр\.\s|named\s|called\s|aged \d{1,2},?\s|M(?:s|rs|iss|r)\.?\s|ismli\s|есімді\s|азаматша\s|fuqaro\s){0,2}`

const SURVIVOR_NAMED = new RegExp(
  String.raw`(?<!\p{L})${SURVIVOR}(?::\s|\s)${CALLED}(${WORD}(?:\s(?:${INITIAL}|${WORD}))?)`,
  'gu',
)
const NAMED_SURVIVOR = new RegExp(
  String.raw`(?<!\p{L})(${WORD}(?:\s${WORD})?)\s(?:есімді|атты|ismli|degan|по имени)\s(?:\p{L}{2,20}\s){0,2}?(?:жәбірленуші|зардап|әйел|қыз|науқас|пациент|jabrlan|ayol|qiz|bemor|женщин|девушк|девочк)`,
  'gu',
)
const HER_NAME = new RegExp(
  String.raw`(?<!\p{L})(?:[Hh]er (?:real )?name is|[Ee]ё зовут|[Ее]е зовут|[Оо]ның аты|[Оо]ның есімі|[Uu]ning ismi)[\s:–—-]{1,4}(${WORD}(?:\s${WORD})?)`,
  'gu',
)

/** Capital letters that follow such a word without being a name. */
const NOT_A_NAME =
  /^(?:Support|Service|Fund|Network|Cent(?:re|er)|Protection|Act(?!\p{L})|Law|Right|Assistance|Program|Care|Charter|Advoca|Compensation|Participation|Commission|Safety|Directive|Unit|Forum|Alliance|Code|Ministry|Republic|State|National|Article|Республик|Министерств|Закон|Кодекс|Фонд|Центр|Комитет|Казахстан|Узбекистан|Кыргызстан|Таджикистан|Туркменистан|Стать|Қазақстан|Өзбекстан|Заң|Министр|Орталы|Қор|O[ʻ']zbekiston|Qonun|Vazir|Markaz|Respublika|Jamgʻarma|(?:The|In|And|Or|For|With|By|At|On|If|When|After|В|На|При|По|И|Или|Если|Когда|После|Для|Не)(?!\p{L}))/u

/** Officials act in public: their names are no secret. */
const OFFICE =
  /(?:министр\p{L}{0,3}|вице-\p{L}+|президент\p{L}{0,3}|депутат\p{L}{0,3}|директор\p{L}{0,3}|омбудсмен\p{L}{0,3}|уполномоченн\p{L}{2,3}|председател\p{L}{1,3}|начальник\p{L}{0,3}|руководител\p{L}{1,3}|аким\p{L}{0,3}|судь\p{L}{1,2}|прокурор\p{L}{0,2}|посол|посл\p{L}{1,2}|эксперт\p{L}{0,3}|министрі|төраға\p{L}{0,4}|әкім\p{L}{0,4}|өкіл\p{L}{0,5}|депутаты|минист\p{L}+|minister|president|deputy|director|ombudsman|ombudsperson|head|chair\p{L}{0,6}|commissioner|ambassador|judge|prosecutor|secretary|governor|mayor|expert|professor|dr|vaziri?|prezidenti?|raisi?|rahbari?|hokimi?|deputati?|direktori?)\s(?:[\p{L}«»"“”'ʻʼ,-]{1,24}\s){0,5}$/iu

const NEAR_DATA = 60
const NEAR_SURVIVOR = 50
const SURVIVOR_WORD = new RegExp(String.raw`(?<!\p{L})${SURVIVOR}(?!\p{L})`, 'gu')

const isOfficial = (text: string, start: number) => OFFICE.test(text.slice(Math.max(0, start - 90), start))

/** Without one of these nobody is spoken of: most texts are done here. */
const SPOKEN_OF =
  /потерпевш|пострадавш|жертв|пациент|подопечн|постоялиц|жительниц|проживающ|staying|victim|survivor|patient|complainant|resident|жәбір|зардап|науқас|баспана|jabrl|bemor|boshpana|name is|зовут|есім|атты?|ismi|ismli|degan|по имени/i

/** Names beside other personal data, and beside the words for those who were harmed or are being helped. */
export function findNames(text: string, others: readonly Span[]): Span[] {
  const spoken = SPOKEN_OF.test(text)
  if (!spoken && others.length === 0) return []
  const spans: Span[] = []
  for (const pattern of [SURVIVOR_NAMED, NAMED_SURVIVOR, HER_NAME])
    for (const { 0: found, 1: name = '', index } of text.matchAll(pattern)) {
      if (NOT_A_NAME.test(name)) continue
      const start = index + found.lastIndexOf(name)
      spans.push({ kind: 'name', start, end: start + name.length })
    }
  const survivors = Array.from(text.matchAll(SURVIVOR_WORD), ({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
  }))
  const data = others.filter(({ kind }) => kind !== 'shelter_address')
  if (survivors.length === 0 && data.length === 0) return spans
  for (const { 0: found, index } of text.matchAll(FULL_NAME)) {
    const [start, end] = [index, index + found.length]
    const near = (ranges: readonly { start: number; end: number }[], reach: number) =>
      ranges.some((range) => range.start <= end + reach && range.end >= start - reach)
    if (NOT_A_NAME.test(found)) continue
    if (near(data, NEAR_DATA) || (near(survivors, NEAR_SURVIVOR) && !isOfficial(text, start)))
      spans.push({ kind: 'name', start, end })
  }
  return spans
}
