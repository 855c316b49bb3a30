/** Id of the form that throws away what was restored: its button stands inside the draft's own form. */
export const DROP_FORM = 'drop-restored'
