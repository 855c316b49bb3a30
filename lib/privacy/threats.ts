/**
 * Words with which somebody threatens another, in the four languages. A sign for a reviewer and never a refusal: whoever
 * tells what a survivor was told writes the same words.
 */
const THREATS: readonly RegExp[] = [
  /\b(?:i|we)(?:['’]ll| will| shall| am going to| are going to)\s+(?:kill|hurt|beat|burn|find|destroy|rape)\s+(?:you|her|him|them|your)/,
  /\byou(?:['’]ll| will| are going to)\s+(?:die|regret|pay for|be sorry)/,
  /\b(?:we|i)\s+know where (?:you|she|he|they|your)\b/,
  /\bwatch your back\b/,
  /(?:убью|убь[её]м|зарежу|зарежем|прибью|прибь[её]м|придушу|сожжём|сожжем|сожгу|изобью|изобь[её]м|покалечу|пристрелю|изнасилую)(?!\p{L})/u,
  /(?:вы|ты)\s+(?:об этом\s+)?(?:пожалеешь|пожалеете)/,
  /знаем,?\s+где\s+(?:ты|вы|она|он|твоя|твой|ваша|ваш)/,
  /тебе\s+(?:не\s+жить|конец|крышка)/,
  /(?:өлтіремін|өлтіреміз|сойып тастаймын|өртеп жіберемін|өртейміз|соғып тастаймын|зорлаймын)/,
  /(?:өкінесің|өкінесіз)/,
  /қайда\s+тұратын(?:ыңды|ыңызды|ын)\s+білем/,
  /(?:oʻldiraman|oʻldiramiz|soʻyib tashlayman|yoqib yuboraman|yoqib yuboramiz|urib tashlayman)/,
  /pushaymon\s+(?:boʻlasan|boʻlasiz|qilasan|qilasiz)/,
  /qayerda\s+yashash(?:ingni|ingizni|ini)\s+bilam/,
]

/** Whether a text reads like a threat. Case and the many apostrophes of Uzbek are as one. */
export function readsLikeThreat(text: string): boolean {
  const plain = text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/([og])['’‘`ʼ]/g, '$1ʻ')
    .replaceAll(/\s+/g, ' ')
  return THREATS.some((threat) => threat.test(plain))
}
