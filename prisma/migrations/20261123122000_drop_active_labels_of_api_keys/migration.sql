-- A label names an environment and limits nothing: members could take all labels of a workspace. Drops the unique index and the check with the column.
alter table api_keys drop column active_label;
