import { LOCALES, type Locale, type LocalizedText } from '@/lib/i18n/model'

const inAll = (texts: Record<Locale, string>): LocalizedText =>
  Object.fromEntries(
    LOCALES.map((locale) => [
      locale,
      { text: texts[locale], state: locale === 'en' ? 'original' : 'unreviewed' },
    ]),
  )

/** Every text says what it is, so that nothing can be taken for a fact about a government. */
export const WORDS = {
  done: inAll({
    en: 'Demonstration report. It says nothing about any real government.',
    ru: 'Демонстрационный отчёт. Он ничего не говорит ни об одном настоящем правительстве.',
    kk: 'Көрсетілім есебі. Ол ешбір нақты үкімет туралы ештеңе айтпайды.',
    uz: 'Namoyish uchun hisobot. U hech bir haqiqiy hukumat haqida hech narsa demaydi.',
  }),
  amount: inAll({
    en: 'Demonstration amount',
    ru: 'Демонстрационная сумма',
    kk: 'Көрсетілімге арналған сома',
    uz: 'Namoyish uchun summa',
  }),
  output: inAll({
    en: 'Demonstration programme',
    ru: 'Демонстрационная программа',
    kk: 'Көрсетілімге арналған бағдарлама',
    uz: 'Namoyish uchun dastur',
  }),
  group: inAll({
    en: 'Demonstration group',
    ru: 'Демонстрационная группа',
    kk: 'Көрсетілімге арналған топ',
    uz: 'Namoyish uchun guruh',
  }),
  challenges: inAll({
    en: 'Demonstration text about what stood in the way.',
    ru: 'Демонстрационный текст о том, что мешало.',
    kk: 'Не кедергі болғаны туралы көрсетілім мәтіні.',
    uz: 'Nima xalaqit bergani haqida namoyish uchun matn.',
  }),
  supportNeeded: inAll({
    en: 'Demonstration text about the support that is needed.',
    ru: 'Демонстрационный текст о том, какая нужна поддержка.',
    kk: 'Қандай қолдау керегі туралы көрсетілім мәтіні.',
    uz: 'Qanday yordam kerakligi haqida namoyish uchun matn.',
  }),
  nextSteps: inAll({
    en: 'Demonstration text about what comes next.',
    ru: 'Демонстрационный текст о том, что дальше.',
    kk: 'Әрі қарай не істелетіні туралы көрсетілім мәтіні.',
    uz: 'Keyin nima qilinishi haqida namoyish uchun matn.',
  }),
  step: inAll({
    en: 'Demonstration note',
    ru: 'Демонстрационное примечание',
    kk: 'Көрсетілімге арналған ескертпе',
    uz: 'Namoyish uchun izoh',
  }),
  independent: inAll({
    en: 'Demonstration figure of an invented organisation that counts for itself',
    ru: 'Демонстрационные данные вымышленной организации, которая считает сама',
    kk: 'Өзі санайтын ойдан шығарылған ұйымның көрсетілімге арналған дерегі',
    uz: 'Oʻzi hisoblaydigan oʻylab topilgan tashkilotning namoyish uchun maʼlumoti',
  }),
  assessment: inAll({
    en: 'Demonstration assessment by an invented organisation. It says nothing about any real government.',
    ru: 'Демонстрационная оценка вымышленной организации. Она ничего не говорит ни об одном настоящем правительстве.',
    kk: 'Ойдан шығарылған ұйымның көрсетілім бағасы. Ол ешбір нақты үкімет туралы ештеңе айтпайды.',
    uz: 'Oʻylab topilgan tashkilotning namoyish uchun bahosi. U hech bir haqiqiy hukumat haqida hech narsa demaydi.',
  }),
  coverage: inAll({
    en: 'Demonstration: visited 11 of 14',
    ru: 'Демонстрация: посетили 11 из 14',
    kk: 'Көрсетілім: 14-тің 11-іне бардық',
    uz: 'Namoyish: 14 tadan 11 tasiga bordik',
  }),
  settle: inAll({
    en: 'Demonstration: a list that shows all of them',
    ru: 'Демонстрация: список, в котором есть все',
    kk: 'Көрсетілім: бәрі көрсетілген тізім',
    uz: 'Namoyish: hammasi koʻrsatilgan roʻyxat',
  }),
  help: inAll({
    en: 'Demonstration offer: trainers',
    ru: 'Демонстрационное предложение: преподаватели',
    kk: 'Көрсетілімге арналған ұсыныс: оқытушылар',
    uz: 'Namoyish uchun taklif: oʻqituvchilar',
  }),
  reply: inAll({
    en: 'Demonstration reply. No government wrote it.',
    ru: 'Демонстрационный ответ. Его не писало ни одно правительство.',
    kk: 'Көрсетілім жауабы. Оны ешбір үкімет жазған жоқ.',
    uz: 'Namoyish javobi. Uni hech bir hukumat yozmagan.',
  }),
}
