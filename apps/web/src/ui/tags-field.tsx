import { TagsInput, type TagsInputProps } from '@mantine/core';

/** A tags input without options has no dropdown. An empty one would open on focus and take the first Escape. */
export function TagsField(props: TagsInputProps) {
  return <TagsInput dropdownOpened={props.data?.length ? undefined : false} {...props} />;
}
