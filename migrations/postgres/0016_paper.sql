-- Free words about people are sealed beside what they go with: unreadable once the key of somebody in them is gone.

-- What somebody wrote into a proposal (a reason, a name), sealed; null: nothing. The payload holds ids and closed words.
alter table proposal add column words text;
