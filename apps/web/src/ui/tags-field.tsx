import { TagsInput, type TagsInputProps } from '@mantine/core';

/**
 * Tags field without a dropdown if there are no options. An empty dropdown would open on focus and consume the first
 * Escape key.
 */
export function TagsField(props: TagsInputProps) {
  return <TagsInput dropdownOpened={props.data?.length ? undefined : false} {...props} />;
}
