/** Where a report stands on the page of its commitment. */
export const reportId = (cycle: string): string => `report-${cycle}`

/** Where an assessment stands on the page of its commitment. */
export const assessmentId = ({ cycle, voice }: { cycle: string; voice: number }): string =>
  `assessment-${cycle}-${voice}`
