CREATE TABLE `album_best_price` (
	`album_id` integer NOT NULL,
	`country` text NOT NULL,
	`price_id` integer NOT NULL,
	`release_id` integer,
	`provider` text NOT NULL,
	`kind` text NOT NULL,
	`currency` text NOT NULL,
	`total_amount` integer NOT NULL,
	`is_shipping_known` integer NOT NULL,
	`total_euro` integer NOT NULL,
	`rank_euro` integer NOT NULL,
	`url` text NOT NULL,
	`fetched_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`recheck_at` integer NOT NULL,
	`computed_at` integer NOT NULL,
	PRIMARY KEY(`album_id`, `country`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `album_best_price_recheck` ON `album_best_price` (`recheck_at`);--> statement-breakpoint
CREATE TABLE `fx_rates` (
	`currency` text NOT NULL,
	`day` text NOT NULL,
	`rate` real NOT NULL,
	`euro_cents` real NOT NULL,
	`source` text NOT NULL,
	`is_current` integer NOT NULL,
	`fetched_at` integer NOT NULL,
	PRIMARY KEY(`currency`, `day`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `fx_rates_current` ON `fx_rates` (`currency`) WHERE is_current;--> statement-breakpoint
CREATE TABLE `price_checks` (
	`entity` text NOT NULL,
	`entity_id` integer NOT NULL,
	`provider` text NOT NULL,
	`country` text NOT NULL,
	`found` integer NOT NULL,
	`note` text,
	`checked_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	PRIMARY KEY(`entity`, `entity_id`, `provider`, `country`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `price_history` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`release_id` integer,
	`album_id` integer,
	`provider` text NOT NULL,
	`channel` text NOT NULL,
	`listing_id` text NOT NULL,
	`country` text NOT NULL,
	`kind` text NOT NULL,
	`condition` text,
	`currency` text NOT NULL,
	`amount` integer NOT NULL,
	`shipping_amount` integer,
	`event` text NOT NULL,
	`observed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `price_history_release` ON `price_history` (`release_id`,`observed_at`);--> statement-breakpoint
CREATE INDEX `price_history_album` ON `price_history` (`album_id`,`observed_at`);--> statement-breakpoint
CREATE TABLE `price_watches` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`album_id` integer NOT NULL,
	`release_id` integer,
	`country` text NOT NULL,
	`currency` text NOT NULL,
	`under_amount` integer,
	`drop_percent` real NOT NULL,
	`drop_amount` integer NOT NULL,
	`baseline_amount` integer,
	`alerted_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`album_id`) REFERENCES `albums`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`release_id`) REFERENCES `releases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `price_watches_album` ON `price_watches` (`album_id`);--> statement-breakpoint
CREATE TABLE `prices` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`release_id` integer,
	`album_id` integer,
	`candidates` text NOT NULL,
	`provider` text NOT NULL,
	`channel` text NOT NULL,
	`listing_id` text NOT NULL,
	`country` text NOT NULL,
	`kind` text NOT NULL,
	`condition` text,
	`sleeve_condition` text,
	`currency` text NOT NULL,
	`amount` integer NOT NULL,
	`shipping_amount` integer,
	`total_amount` integer NOT NULL,
	`copies` integer,
	`ships_from` text,
	`seller` text,
	`title` text,
	`url` text NOT NULL,
	`method` text NOT NULL,
	`confidence` real NOT NULL,
	`fetched_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`release_id`) REFERENCES `releases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`album_id`) REFERENCES `albums`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `prices_release_once` ON `prices` (`release_id`,`provider`,`channel`,`listing_id`,`country`) WHERE release_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `prices_album_once` ON `prices` (`album_id`,`provider`,`channel`,`listing_id`,`country`) WHERE release_id is null;--> statement-breakpoint
CREATE INDEX `prices_listing` ON `prices` (`provider`,`channel`,`listing_id`);--> statement-breakpoint
CREATE INDEX `prices_competing` ON `prices` (`release_id`,`kind`,`country`,`currency`,`total_amount`,`shipping_amount`,`confidence`,`expires_at`);--> statement-breakpoint
CREATE TABLE `provider_budgets` (
	`provider` text NOT NULL,
	`day` text NOT NULL,
	`used` integer NOT NULL,
	PRIMARY KEY(`provider`, `day`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `shops` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`url` text NOT NULL,
	`name` text NOT NULL,
	`platform` text NOT NULL,
	`country` text NOT NULL,
	`ships_to` text NOT NULL,
	`currency` text NOT NULL,
	`shipping_amount` integer,
	`added_at` integer NOT NULL,
	`read_at` integer,
	`problem` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `shops_url_unique` ON `shops` (`url`);
--> statement-breakpoint
-- The base currency costs itself, whatever day it is: what is offered in euros can be compared before any rate was fetched.
INSERT INTO `fx_rates` (`currency`, `day`, `rate`, `euro_cents`, `source`, `is_current`, `fetched_at`) VALUES ('EUR', '1999-01-01', 1, 1, 'by definition', 1, 915148800000);
