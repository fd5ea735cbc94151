/* Enters on the page of the field app by the app's own `save` and `takePhoto`, found in its built files by what
   they are; tells each entry that the app has called saved, at once. */
async (options) => {
  const addresses = performance.getEntriesByType("resource").map((one) => one.name);
  const files = [...new Set(addresses)].filter((name) => /\/site\/assets\/[^/]+\.js$/.test(name));
  const exported = (await Promise.all(files.map((file) => import(file)))).flatMap((module) => Object.values(module));
  const source = (one) => (typeof one === "function" ? Function.prototype.toString.call(one) : "");
  const save = exported.find((one) => /^async/.test(source(one)) && source(one).includes("nobody is signed in"));
  const isTakePhoto = (text) => /^async function [\w$]*\([\w$]+,\s*[\w$]+\s*=\s*null\)/.test(text) && text.length < 250;
  const takePhoto = exported.find((one) => isTakePhoto(source(one)));
  if (!save || !takePhoto) throw new Error(`no save or takePhoto in ${files.length} files`);
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const uuid7 = () => {
    const time = Date.now().toString(16).padStart(12, "0");
    const rest = crypto.randomUUID().slice(15);
    return `${time.slice(0, 8)}-${time.slice(8)}-7${rest}`;
  };
  const picture = async () => {
    const canvas = new OffscreenCanvas(320 + 80 * Math.floor(Math.random() * 5), 480);
    const context = canvas.getContext("2d");
    const image = context.createImageData(canvas.width, canvas.height);
    for (let at = 0; at < image.data.length; at += 4096) {
      crypto.getRandomValues(image.data.subarray(at, Math.min(at + 4096, image.data.length)));
    }
    context.putImageData(image, 0, 0);
    return canvas.convertToBlob({ type: "image/jpeg", quality: 0.8 });
  };
  const enter = async (number) => {
    const photos = [];
    if (options.photos && Math.random() < options.photos) photos.push((await takePhoto(await picture())).sha256);
    const activity = options.activities[Math.floor(Math.random() * options.activities.length)];
    const note = `${options.life}/${number}`;
    window.headwayTold(JSON.stringify({ tried: note }));
    const row = await save({
      kind: "report",
      record: { kind: "fact", id: uuid7() },
      project_id: options.project,
      changes: {
        activity_id: [null, activity],
        day: [null, options.day],
        percent: [null, Math.round(Math.random() * 100) / 100],
        note: [null, note],
      },
      title: note,
      photos,
    });
    window.headwayTold(JSON.stringify({ saved: row.op_id, note, photos }));
  };
  (async () => {
    for (let number = 0; number < options.most; number += 1) {
      try {
        await enter(number);
      } catch (error) {
        window.headwayTold(JSON.stringify({ failed: `${error?.name} ${error?.message}` }));
        await pause(100);
      }
      await pause(Math.random() * options.pause_ms);
    }
    window.headwayTold(JSON.stringify({ done: true }));
  })();
  return true;
};
