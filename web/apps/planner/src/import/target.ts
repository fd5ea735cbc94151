const MAX_CODE = 32;

/** Code and name of a new project, guessed from the file's name: `YX-03 云栖雅苑3#楼.xer`. */
export function guessTarget(fileName: string): { code: string; name: string } {
  const name = fileName
    .replace(/\.(gz|zip)$/i, "")
    .replace(/\.[A-Za-z0-9]{2,5}$/, "")
    .replace(/[_\s]+/g, " ")
    .trim();
  const ascii = name.match(/[A-Za-z0-9][A-Za-z0-9.-]*/g)?.join("-") ?? "";
  return {
    code: ascii
      .replace(/[.-]+$/, "")
      .slice(0, MAX_CODE)
      .toUpperCase(),
    name,
  };
}

export const ACCEPTED_FORMATS = [".xer", ".xml", ".mpp", ".mpx", ".xlsx", ".pmxml", ".json"];

/** The formats are only a hint to the file dialogue; the server looks into the file itself. */
export const looksAccepted = (fileName: string): boolean =>
  ACCEPTED_FORMATS.some((ending) => fileName.toLowerCase().endsWith(ending));
