/** Kazakh letters as they are typed on a Russian keyboard. */
const FOLDED: Readonly<Record<string, string>> = {
  ә: 'а',
  і: 'и',
  қ: 'к',
  ғ: 'г',
  ң: 'н',
  ө: 'о',
  ұ: 'у',
  ү: 'у',
}
const fold = (word: string): string =>
  word.toLowerCase().replace(/[әіқғңөұү]/g, (letter) => FOLDED[letter] ?? letter)

/** Of each month: its forms in English, Russian, Kazakh and Uzbek; what stands behind `|` are abbreviations. */
const MONTHS = [
  ['january|jan', 'январь января январе|янв', 'қаңтар|қаң', 'yanvar|yan'],
  ['february|feb', 'февраль февраля феврале|фев февр', 'ақпан|ақп', 'fevral|fev'],
  ['march|mar', 'март марта марте|мар', 'наурыз|нау', 'mart'],
  ['april|apr', 'апрель апреля апреле|апр', 'сәуір|сәу', 'aprel|apr'],
  ['may', 'май мая мае', 'мамыр|мам', 'may'],
  ['june|jun', 'июнь июня июне|июн', 'маусым|мау', 'iyun|iyn'],
  ['july|jul', 'июль июля июле|июл', 'шілде|шіл', 'iyul|iyl'],
  ['august|aug', 'август августа августе|авг', 'тамыз|там', 'avgust|avg'],
  ['september|sep sept', 'сентябрь сентября сентябре|сен сент', 'қыркүйек|қыр', 'sentabr sentyabr|sen sent'],
  ['october|oct', 'октябрь октября октябре|окт', 'қазан|қаз', 'oktabr oktyabr|okt'],
  ['november|nov', 'ноябрь ноября ноябре|ноя нояб', 'қараша|қар', 'noyabr|noy'],
  ['december|dec', 'декабрь декабря декабре|дек', 'желтоқсан|жел', 'dekabr|dek'],
] as const

const CASES = {
  kk: 'ы і ның нің дың дің тың тің да де та те ында інде дағы дегі тағы тегі ындағы індегі'.split(' '),
  uz: 'i ning da ida dagi idagi ining'.split(' '),
}

/** Every form, folded, with its month 1..12. */
export const MONTH_FORMS: readonly (readonly [form: string, month: number])[] = MONTHS.flatMap(
  ([en, ru, kk, uz], index) => {
    const whole = (forms: string) => forms.split('|')[0]?.split(' ') ?? []
    const inCases = (forms: string, endings: readonly string[]) =>
      whole(forms).flatMap((name) => endings.map((ending) => name + ending))
    const forms = [en, ru, kk, uz].flatMap((all) => all.split(/[| ]/))
    return [...forms, ...inCases(kk, CASES.kk), ...inCases(uz, CASES.uz)].map(
      (form) => [fold(form), index + 1] as const,
    )
  },
)

const MONTH_OF: ReadonlyMap<string, number> = new Map(MONTH_FORMS)

/** 1..12 of a month's name in any of the four languages, in the forms it takes in a date; null: it is none. */
export const monthOf = (word: string): number | null => MONTH_OF.get(fold(word)) ?? null
