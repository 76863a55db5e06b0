/** The platforms whose shops can be read by their address alone. */
export const shopPlatforms = ['shopify', 'woocommerce'] as const;

export type ShopPlatform = (typeof shopPlatforms)[number];
