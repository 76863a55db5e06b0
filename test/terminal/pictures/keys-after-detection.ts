import { Box, render, Text, useApp, useInput } from 'ink';
import { createElement, useState } from 'react';
import { detectPictureWay } from '../../../source/terminal/pictures/detect.ts';

/** A screen that shows which keys it got after the terminal was asked; `q` ends it. */
const way = await detectPictureWay(process, { waits: 150, swallows: 2000 });

function Keys() {
	const [keys, setKeys] = useState('');
	const { exit } = useApp();
	useInput((input, key) => {
		if (input === 'q') exit();
		else setKeys((before) => before + (key.upArrow ? '<up>' : JSON.stringify(input)));
	});
	return createElement(Box, null, createElement(Text, null, `way=${way.name} keys=${keys};`));
}

await render(createElement(Keys)).waitUntilExit();
