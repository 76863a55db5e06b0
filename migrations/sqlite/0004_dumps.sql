CREATE TABLE `dump_masters` (
	`discogs_id` integer PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`year` integer,
	`main_release_id` integer,
	`artists` text NOT NULL,
	`hash` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `dump_releases` (
	`discogs_id` integer PRIMARY KEY NOT NULL,
	`hash` integer NOT NULL,
	`added_in` integer NOT NULL,
	`changed_in` integer,
	`gone_in` integer
);
--> statement-breakpoint
CREATE TABLE `imports` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`source` text NOT NULL,
	`kind` text NOT NULL,
	`edition` text NOT NULL,
	`file` text NOT NULL,
	`fingerprint` text NOT NULL,
	`scope` text NOT NULL,
	`status` text NOT NULL,
	`position` integer NOT NULL,
	`records` integer NOT NULL,
	`kept` integer NOT NULL,
	`added` integer NOT NULL,
	`changed` integer NOT NULL,
	`unchanged` integer NOT NULL,
	`gone` integer NOT NULL,
	`rejected` integer NOT NULL,
	`started_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`finished_at` integer
);
--> statement-breakpoint
CREATE INDEX `imports_fingerprint` ON `imports` (`fingerprint`);