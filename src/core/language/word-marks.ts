/** What ranking a sentence needs to know of a word, as bits. */
export const STOP = 1;
export const FIRST_PERSON = 2;
export const SAYING = 4;
/** At the head of a sentence it leans on the one before. */
export const LEANING = 8;
const lists: readonly (readonly [marks: number, words: string])[] = [
  [
    STOP,
    'a about above after again against all am an and any are as at be because been before being below between both but by ' +
      'can cannot could did do does doing done down during each few for from further had has have having here how if in into ' +
      'is it its itself just may might more most must no nor not now of off on once only or other out over own same shall ' +
      'should so some such than that the then there these this those through to too under until up very was were what when ' +
      'where which while who whom whose why will with would yet he him his himself she her hers herself they them their ' +
      'theirs themselves s t d m ll re ve don didn doesn isn wasn aren weren won wouldn couldn shouldn hasn haven hadn mr ' +
      'mrs ms dr also one two first new last year years told get got make made according',
  ],
  [
    STOP,
    'able across actually ago almost along already although always among another anyone anything around ask away back bad ' +
      'became become began begin believe best better big bit bring called came case change come comes coming course day days ' +
      'different end enough even ever every everyone everything fact far feel felt find found gave give given go goes going ' +
      'gone good great had half happen happened hard help high hope however idea including instead keep kind knew know known ' +
      'large later least left less let life like likely little long look looking lot made man many matter maybe mean means ' +
      'might moment much need never next nothing number often old once others part people perhaps place point possible put ' +
      'quite rather really right saw second see seem seemed seen set several show side since small someone something ' +
      'sometimes soon start started still sure take taken talk tell thing things think third though thought three time times ' +
      'together too took toward try trying turn turned use used using usually want wanted way ways well went whether while ' +
      'whole within without woman women men work world wrong four five six ten hour hours minute minutes month months week ' +
      'weeks today yesterday tomorrow tonight morning night monday tuesday wednesday thursday friday saturday sunday ' +
      'january february march april june july august september october november december',
  ],
  [STOP | FIRST_PERSON, 'i me my mine myself we us our ours ourselves you your yours yourself'],
  [
    STOP | SAYING,
    'said says say saying told tells added adds asked wrote writes explained tweeted insisted according',
  ],
  [
    LEANING,
    'he she it they this that these those him her his hers its their them such but and so yet or however meanwhile also ' +
      'instead then there still another',
  ],
];

/** The marks of every word that has any; in lower case. */
export const MARKS: ReadonlyMap<string, number> = collect();

function collect(): ReadonlyMap<string, number> {
  const marks = new Map<string, number>();
  for (const [mark, words] of lists)
    for (const word of words.split(' ')) marks.set(word, (marks.get(word) ?? 0) | mark);
  return marks;
}
