import { existsSync, readFileSync } from 'node:fs'

/** @typedef {{ passed: number, failed: number }} Counts */

/**
 * What a test runner counted, from its JSON report. A run that failed without a failed test (it crashed, a file didn't
 * load, nothing was found) counts as one failure, so that it can't be lost.
 *
 * @param {{ code: number, file: string, read: (report: any) => Counts }} run
 * @returns {Counts}
 */
export function countsOf({ code, file, read }) {
  const { passed, failed } = existsSync(file) ? readReport(file, read) : { passed: 0, failed: 0 }
  const crashed = failed === 0 && (code !== 0 || passed === 0)
  return { passed, failed: crashed ? 1 : failed }
}

/** @param {string} file @param {(report: any) => Counts} read @returns {Counts} */
function readReport(file, read) {
  try {
    return read(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return { passed: 0, failed: 1 }
  }
}

/** A file that doesn't load has no tests to fail, so it counts itself. @returns {Counts} */
export function readVitest(/** @type {any} */ report) {
  const unloaded = report.testResults.filter(
    (/** @type {any} */ file) => file.status === 'failed' && file.assertionResults.length === 0,
  )
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length }
}

/** Flaky ones passed in the end. @returns {Counts} */
export function readPlaywright(/** @type {any} */ { stats, errors }) {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length }
}

/** @param {Counts[]} all */
export function closingLine(all) {
  const sum = (/** @type {keyof Counts} */ key) => all.reduce((total, counts) => total + counts[key], 0)
  return `${sum('passed')} passed, ${sum('failed')} failed`
}
