CREATE TABLE `dismissed_recommendations` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`user_id` integer NOT NULL,
	`album_id` integer,
	`artist_id` integer,
	`reason` text,
	`dismissed_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`album_id`) REFERENCES `albums`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`artist_id`) REFERENCES `artists`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `dismissed_album_once` ON `dismissed_recommendations` (`user_id`,`album_id`) WHERE album_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `dismissed_artist_once` ON `dismissed_recommendations` (`user_id`,`artist_id`) WHERE artist_id is not null;--> statement-breakpoint
CREATE TABLE `listening_counts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`user_id` integer NOT NULL,
	`provider` text NOT NULL,
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`period` text NOT NULL,
	`artist` text NOT NULL,
	`artist_mbid` text,
	`title` text,
	`album_mbid` text,
	`plays` integer NOT NULL,
	`rank` integer,
	`at` integer,
	`artist_id` integer,
	`album_id` integer,
	`method` text,
	`confidence` real,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `listening_counts_once` ON `listening_counts` (`user_id`,`provider`,`kind`,`key`,`period`);--> statement-breakpoint
CREATE INDEX `listening_counts_plays` ON `listening_counts` (`user_id`,`provider`,`kind`,`period`,`artist_id`,`album_id`,`plays`);--> statement-breakpoint
CREATE INDEX `listening_counts_artist` ON `listening_counts` (`artist_id`);--> statement-breakpoint
CREATE INDEX `listening_counts_album` ON `listening_counts` (`album_id`);--> statement-breakpoint
CREATE TABLE `listening_snapshots` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`user_id` integer NOT NULL,
	`provider` text NOT NULL,
	`list` text NOT NULL,
	`hash` text NOT NULL,
	`payload` text,
	`taken_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `listening_snapshots_latest` ON `listening_snapshots` (`user_id`,`provider`,`list`,`taken_at`);--> statement-breakpoint
CREATE TABLE `locked_recommendations` (
	`user_id` integer NOT NULL,
	`album_id` integer NOT NULL,
	`locked_at` integer NOT NULL,
	PRIMARY KEY(`user_id`, `album_id`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`album_id`) REFERENCES `albums`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `recommendation_items` (
	`set_id` integer NOT NULL,
	`rank` integer NOT NULL,
	`album_id` integer NOT NULL,
	`score` real NOT NULL,
	`breakdown` text NOT NULL,
	`explanation` text NOT NULL,
	`best_release_id` integer,
	`is_new` integer NOT NULL,
	PRIMARY KEY(`set_id`, `rank`),
	FOREIGN KEY (`set_id`) REFERENCES `recommendation_sets`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`album_id`) REFERENCES `albums`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `recommendation_sets` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`user_id` integer NOT NULL,
	`parameters_hash` text NOT NULL,
	`parameters` text NOT NULL,
	`snapshot_hash` text NOT NULL,
	`previous_id` integer,
	`gone` text NOT NULL,
	`shortage` text,
	`generated_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `recommendation_sets_latest` ON `recommendation_sets` (`user_id`,`parameters_hash`,`generated_at`);--> statement-breakpoint
CREATE TABLE `user_accounts` (
	`user_id` integer NOT NULL,
	`provider` text NOT NULL,
	`username` text NOT NULL,
	`connected_at` integer NOT NULL,
	PRIMARY KEY(`user_id`, `provider`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `user_discogs_collections` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`user_id` integer NOT NULL,
	`list` text NOT NULL,
	`discogs_id` integer NOT NULL,
	`master_id` integer,
	`instance_id` integer,
	`folder` text,
	`rating` integer,
	`media_condition` text,
	`sleeve_condition` text,
	`notes` text,
	`fields` text NOT NULL,
	`described` text NOT NULL,
	`source` text NOT NULL,
	`added_at` integer,
	`seen_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `user_discogs_collections_release` ON `user_discogs_collections` (`user_id`,`list`,`discogs_id`,`master_id`,`added_at`);--> statement-breakpoint
CREATE INDEX `user_discogs_collections_master` ON `user_discogs_collections` (`user_id`,`list`,`master_id`);--> statement-breakpoint
CREATE TABLE `user_profiles` (
	`user_id` integer PRIMARY KEY NOT NULL,
	`country` text,
	`currency` text,
	`max_price` integer,
	`max_price_currency` text,
	`discover` real,
	`per_artist` integer,
	`weights` text NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `user_seed_artists` (
	`user_id` integer NOT NULL,
	`artist_id` integer NOT NULL,
	`added_at` integer NOT NULL,
	PRIMARY KEY(`user_id`, `artist_id`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`artist_id`) REFERENCES `artists`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `user_syncs` (
	`user_id` integer NOT NULL,
	`provider` text NOT NULL,
	`list` text NOT NULL,
	`cursor` text,
	`synced_at` integer,
	`problem` text,
	PRIMARY KEY(`user_id`, `provider`, `list`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `users` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`revision` integer NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_name_unique` ON `users` (`name`);--> statement-breakpoint
CREATE TABLE `wantlist` (
	`user_id` integer NOT NULL,
	`album_id` integer NOT NULL,
	`discogs_id` integer,
	`note` text,
	`added_at` integer NOT NULL,
	PRIMARY KEY(`user_id`, `album_id`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`album_id`) REFERENCES `albums`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
DROP INDEX `artist_similars_back`;--> statement-breakpoint
CREATE INDEX `artist_similars_forth` ON `artist_similars` (`artist_id`,`source`,`similar_artist_id`,`score`);--> statement-breakpoint
CREATE INDEX `artist_similars_back` ON `artist_similars` (`similar_artist_id`,`source`,`artist_id`,`score`);--> statement-breakpoint
DROP INDEX `releases_album`;--> statement-breakpoint
CREATE INDEX `releases_album` ON `releases` (`album_id`,`is_vinyl`,`discogs_rating`,`discogs_votes`,`have`);