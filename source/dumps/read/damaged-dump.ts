import { StorageError } from '../../errors.ts';

/** A dump that ends or breaks before its end. What came before it was delivered; the message says at which byte. */
export class DamagedDump extends StorageError {
	constructor(message: string, options?: ErrorOptions) {
		super(
			message,
			'What was read before stays. Download the file again and check it against the CHECKSUM file.',
			options,
		);
		this.name = 'DamagedDump';
	}
}
