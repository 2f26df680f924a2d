/** What the lint of the diagram says, apart from the findings themselves, which the engine words. */
export const words = {
  findings: (count: number) =>
    count === 1 ? '1 doubt about this diagram' : `${count} doubts about this diagram`,
  nothingDrawn:
    'Once something is drawn, doubts about it stand here: what AWS would refuse, and what often surprises.',
  noDoubts:
    'No doubts about this diagram. Settings that AWS would refuse, or that often surprise, would stand here.',
  severity: { wrong: 'Will fail', doubtful: 'Doubtful' },
  show: 'Show',
  mended: (verb: string) => `Done: ${verb.charAt(0).toLowerCase()}${verb.slice(1)}.`,
  undo: 'Undo',
};
