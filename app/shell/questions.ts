/** The ten questions that visitors ask first. */
export const questions: readonly { question: string; answer: string }[] = [
  {
    question: 'Is this AWS?',
    answer:
      'No. It is a simulation that runs in this tab, with the real rules, numbers, names and error sentences. Nothing is sent anywhere and nothing costs anything. What is simpler here stands at the end of each card’s settings.',
  },
  {
    question: 'A message was received. Why is it still in the queue?',
    answer:
      'Receiving only hides it, for the visibility timeout. It is gone when it is deleted; until then it comes back each time the timeout runs out.',
  },
  {
    question: 'How do I build something of my own?',
    answer:
      'Choose New diagram in the Gallery, add parts from the left, and drag from the edge of one card to another. Without a pointer: Enter on a part adds it, and C connects the two that are selected. A wire that cannot be is refused with the reason.',
  },
  {
    question: 'How do I break something?',
    answer:
      'Every card and every wire has a menu with its faults: crash, slow, throttle, deny, cut, lose. They heal from the same menu, or by themselves where you say so.',
  },
  {
    question: 'Nothing moves. What is wrong?',
    answer:
      'Perhaps nothing is due for a while: Skip to next goes there at once. Or the run stands; Space plays it. Lint, below, tells of wires and settings that cannot work.',
  },
  {
    question: 'Can I go back?',
    answer:
      'Yes: drag the playhead, press the comma, or click any line of the story. What lies ahead stays recorded until you act in the past; then the run goes another way from there, and says so.',
  },
  {
    question: 'Why did that happen?',
    answer:
      'Click the sentence below the diagram, a line of the story, or a message. Why leads from cause to cause, back to an act of yours or to the start. Call shows what was asked and answered.',
  },
  {
    question: 'What do colours and shapes mean?',
    answer:
      'A colour is a message group or partition key, and says the same as its letter. State is shape: a ring runs out while a message is in flight, a square is a dead letter, a cross is lost. The legend is on this page.',
  },
  {
    question: 'Where is my work kept?',
    answer:
      'In this browser, as you go; no account, no server. Save it as a file or share a link to have it elsewhere: both hold the whole diagram.',
  },
  {
    question: 'Will it do the same thing again?',
    answer:
      'Exactly the same. All chance follows from the seed at the top: the same diagram with the same seed and the same acts gives the same run, on any computer. Another seed is another run.',
  },
];
