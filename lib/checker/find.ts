import { SAYINGS, type Saying } from './model'

const YEAR = '(?:19|20)\\d\\d'
const A_YEAR = new RegExp(`\\b${YEAR}\\b`)
/** A word that begins so, in any of the four languages: `\b` knows Latin letters alone. */
const begins = (...stems: string[]) => new RegExp(`(?<!\\p{L})(?:${stems.join('|')})`, 'iu')

const WORDS = {
  lead: begins(
    'ministr',
    'government',
    'agency',
    'committee',
    'minister',
    'министерств',
    'комитет',
    'агентств',
    'правительств',
    'министр',
    'министрлі',
    'комитеті',
    'агенттіг',
    'үкімет',
    'әкімдік',
    'vazirlig',
    'vazirlik',
    'qoʻmita',
    "qo['‘’]mita",
    'agentlig',
    'hukumat',
    'hokimlik',
    'hokimlig',
  ),
  partners: begins(
    'together with',
    'in partnership',
    'jointly',
    'with the support of',
    'совместно',
    'вместе с',
    'в партн',
    'при поддержке',
    'бірлес',
    'бірге',
    'серіктес',
    'қолдауымен',
    'birgalik',
    'hamkorlik',
    'koʻmagida',
  ),
  geography: begins(
    'region',
    'district',
    'province',
    'count(?:y|ies)',
    'nationwide',
    'rural',
    'villages?',
    'cit(?:y|ies)',
    'across the country',
    'регион',
    'област',
    'район',
    'по всей стране',
    'сельск',
    'город',
    'өңір',
    'облыс',
    'аудан',
    'бүкіл ел',
    'ауыл',
    'қала',
    'hudud',
    'viloyat',
    'tuman',
    'butun mamlakat',
    'qishloq',
    'shahar',
  ),
  groups: begins(
    'wom[ae]n',
    'girl',
    'survivor',
    'victim',
    'child',
    'famil',
    'migrant',
    'persons? with',
    'people with',
    'женщин',
    'девоч',
    'девуш',
    'пострадавш',
    'жертв',
    'дет(?:ей|и|ям|ьми)',
    'семь',
    'семей',
    'мигрант',
    'әйел',
    'қыз',
    'жәбірлен',
    'зардап',
    'балалар',
    'отбас',
    'мигрант',
    'ayol',
    'xotin',
    'qiz',
    'jabrlan',
    'bolalar',
    'oila',
    'migrant',
  ),
  method: begins(
    'measured',
    'survey',
    'statistic',
    'as counted',
    'according to',
    'register',
    'по данным',
    'обследован',
    'опрос',
    'статистик',
    'измеря',
    'реестр',
    'сауалнама',
    'статистика',
    'өлшен',
    'дерегі',
    'деректері',
    'тізілім',
    'soʻrovnoma',
    'statistika',
    'oʻlchan',
    'maʼlumot',
    'reyestr',
  ),
  cited: begins(
    'https?://',
    'source',
    'order no',
    'resolution no',
    'decree',
    'источник',
    'приказ',
    'постановлен',
    'указ',
    'дереккөз',
    'бұйры',
    'қаулы',
    'жарлы',
    'manba',
    'buyru',
    'qaror',
    'farmon',
  ),
  step: begins(
    'adopt',
    'open',
    'establish',
    'train',
    'launch',
    'approve',
    'introduc',
    'amend',
    'ratif',
    'build',
    'прин(?:ять|има|ят)',
    'откр(?:ыть|ыт|ое|ыва)',
    'созда',
    'обуч',
    'утверд',
    'внес',
    'внедр',
    'ратифи',
    'постро',
    'қабылда',
    'ашыл',
    'ашу',
    'ашады',
    'аша',
    'құру',
    'құрыл',
    'құрады',
    'оқыт',
    'бекіт',
    'енгіз',
    'салу',
    'qabul qil',
    'ochil',
    'ochish',
    'ochadi',
    'tashkil',
    'oʻqit',
    'tasdiqla',
    'kirit',
    'joriy',
    'quril',
  ),
  coalition: begins('action coalition', 'коалици', 'коалиция', 'koalitsiya'),
  action: begins(
    'violence',
    'abuse',
    'harass',
    'shelter',
    'насили',
    'домогательств',
    'приют',
    'кризисн',
    'зорлық',
    'қысым',
    'пана',
    'дағдарыс',
    'zoʻravon',
    'tazyiq',
    'boshpana',
    'inqiroz',
  ),
} as const satisfies Partial<Record<Saying, RegExp>>

const CURRENCY =
  "(?:[$€£]|USD|EUR|GBP|KZT|UZS|KES|(?:dollar|euro|pound|доллар|евро|тенге|теңге|сум|сом|soʻm|so['‘’]m|yevro)\\p{L}*)"
const SCALE =
  '(?:\\s*(?:million|billion|thousand|mln|mlrd|млн|млрд|тыс|миллион|миллиард|мың|million|milliard|ming)\\.?\\p{L}*)?'
const NUMBER = '\\d[\\d\\s.,]*'
const MONEY = new RegExp(`${CURRENCY}\\s*${NUMBER}|${NUMBER}${SCALE}\\s*${CURRENCY}`, 'iu')

const PERIOD = new RegExp(`${YEAR}\\s*(?:[-–—]|to|по|до)\\s*${YEAR}`, 'iu')
const DUE = [
  new RegExp(`(?<!\\p{L})(?:by|until|before|no later than)\\s[^.;]{0,40}${YEAR}`, 'iu'),
  new RegExp(`(?<!\\p{L})(?:до|к|ко|не позднее)\\s[^.;]{0,40}${YEAR}`, 'iu'),
  new RegExp(`${YEAR}[^.;]{0,25}(?:дейін|қарай|соңында|аяғында)`, 'iu'),
  new RegExp(`${YEAR}[^.;]{0,25}(?:gacha|qadar|oxiri|yakuni|soʻngiga)`, 'iu'),
]
const START = [
  new RegExp(`(?<!\\p{L})(?:from|since|starting|beginning)\\s[^.;\\d]{0,20}${YEAR}`, 'iu'),
  new RegExp(`(?<!\\p{L})(?:с|со|начиная)\\s[^.;\\d]{0,20}${YEAR}`, 'iu'),
  new RegExp(`${YEAR}\\s?(?:ж\\.|жыл\\p{L}*)?\\s?(?:жылдан|ж\\.? бастап|бастап)`, 'iu'),
  new RegExp(`${YEAR}[\\s-]?(?:yildan|yil\\p{L}* boshlab)`, 'iu'),
]
const UNIT = '\\s*(?:%|percent|per cent|процент\\p{L}*|пайыз\\p{L}*|foiz\\p{L}*)?'
/** From one figure to another. */
const BASELINE = [
  new RegExp(`(?<!\\p{L})from\\s+${NUMBER}${UNIT}[^.;]{0,40}?\\sto\\s+${NUMBER}`, 'iu'),
  new RegExp(`(?<!\\p{L})(?:с|со|от)\\s+${NUMBER}${UNIT}[^.;]{0,40}?\\s(?:до|к)\\s+${NUMBER}`, 'iu'),
  new RegExp(
    `${NUMBER}${UNIT}[^.;]{0,20}?-?(?:дан|ден|тан|тен|нан|нен)(?!\\p{L})[^.;]{0,30}?${NUMBER}`,
    'iu',
  ),
  new RegExp(`${NUMBER}${UNIT}[^.;]{0,20}?-?\\s?dan(?!\\p{L})[^.;]{0,30}?${NUMBER}`, 'iu'),
  begins('baseline', 'compared with \\d', 'по сравнению с \\d', 'исходн', 'бастапқы', 'boshlangʻich'),
]

/**
 * What a text of a promise seems to say: signs, by words and numbers in English, Russian, Kazakh and Uzbek. It proposes, and
 * whoever wrote the text corrects it; nothing published is ever judged so.
 */
export function sayingsIn(text: string): Saying[] {
  const sentences = text.split(/(?<=[.!?;])\s+|\n+/u)
  const any = (patterns: readonly RegExp[], within = text) => patterns.some((pattern) => pattern.test(within))
  const found = new Set<Saying>()
  for (const [saying, pattern] of Object.entries(WORDS) as [Saying, RegExp][])
    if (pattern.test(text)) found.add(saying)

  if (PERIOD.test(text) || any(DUE)) found.add('due')
  if (PERIOD.test(text) || any(START)) found.add('start')
  const amounts = sentences.filter((sentence) => MONEY.test(sentence))
  if (amounts.length) found.add('money')
  if (amounts.some((sentence) => A_YEAR.test(sentence))) found.add('moneyPeriod')
  if (hasFigure(text)) found.add('target')
  const baselines = sentences.filter((sentence) => any(BASELINE, withoutDates(sentence)))
  if (baselines.length && found.has('target')) found.add('baseline')
  // The date of a target alone says nothing of where things stood.
  if (found.has('baseline') && baselines.some((sentence) => yearsIn(sentence) >= 2))
    for (const saying of ['baselineDate', 'due'] as const) found.add(saying)
  if (sentences.some((sentence) => WORDS.step.test(sentence) && A_YEAR.test(sentence))) found.add('stepDate')
  if (!found.has('target')) for (const saying of ['method', 'cited'] as const) found.delete(saying)
  return SAYINGS.filter((saying) => found.has(saying))
}

const yearsIn = (text: string): number => new Set(text.match(new RegExp(`\\b${YEAR}\\b`, 'g'))).size

/** Years, days and numbers of documents are no figures to be reached. */
const withoutDates = (text: string): string =>
  text
    .replaceAll(/https?:\/\/\S+/gu, ' ')
    .replaceAll(/\b\d{1,2}[./]\d{1,2}[./]\d{4}\b/gu, ' ')
    .replaceAll(/(?:№|no\.?|n°|art(?:icle|\.)|стать\p{L}*|ст\.)\s*\d[\d./-]*/giu, ' ')
    .replaceAll(new RegExp(`\\b${YEAR}\\b`, 'gu'), ' ')

const hasFigure = (text: string): boolean =>
  /\d/.test(
    withoutDates(text)
      .replaceAll(new RegExp(MONEY.source, 'giu'), ' ')
      .replaceAll(
        /\b\d{1,2}\s+(?=(?:january|february|march|april|may|june|july|august|september|october|november|december|январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр|қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан|yanvar|fevral|mart|aprel|may|iyun|iyul|avgust|sentabr|oktabr|noyabr|dekabr))/giu,
        ' ',
      ),
  )
