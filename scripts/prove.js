/**
 * `npm run prove`: what the tests show of one language, colours and width a day is shown in all of them: every public page, in
 * a real browser. Takes long; what else is given goes to the test runner.
 */
process.env.VAADA_EVERY_READING = '1'
if (!process.argv.some((argument) => argument.startsWith('--only')))
  process.argv.push('--only=build,journeys', 'journeys/reading', 'journeys/safe-to-read')
await import('./test.js')
