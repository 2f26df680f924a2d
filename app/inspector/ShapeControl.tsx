import type { ControlProps } from './controlProps.ts';
import { ChoiceControl, ListControl, MapControl, ObjectControl } from './NestedControls.tsx';
import { AnyControl, BooleanControl, NumberControl, OneOfControl, TextControl } from './PlainControls.tsx';

/** The control that fits a shape. */
export function ShapeControl({ shape, ...rest }: ControlProps) {
  switch (shape.type) {
    case 'string':
      return shape.oneOf ? <OneOfControl shape={shape} {...rest} /> : <TextControl shape={shape} {...rest} />;
    case 'integer':
    case 'number':
      return <NumberControl shape={shape} {...rest} />;
    case 'boolean':
      return <BooleanControl shape={shape} {...rest} />;
    case 'list':
      return <ListControl shape={shape} {...rest} />;
    case 'map':
      return <MapControl shape={shape} {...rest} />;
    case 'object':
      return <ObjectControl shape={shape} {...rest} />;
    case 'choice':
      return <ChoiceControl shape={shape} {...rest} />;
    case 'any':
      return <AnyControl shape={shape} {...rest} />;
  }
}
