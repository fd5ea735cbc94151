import type { Department } from "../api/people.ts";

export interface DepartmentRow {
  department: Department;
  depth: number;
}

/** Departments as a tree reads, each with how deep it stands. */
export function departmentRows(departments: readonly Department[]): DepartmentRow[] {
  const rows: DepartmentRow[] = [];
  const under = (parent: number | null, depth: number) => {
    for (const department of departments.filter((one) => one.parent_id === parent)) {
      rows.push({ department, depth });
      under(department.id, depth + 1);
    }
  };
  under(null, 0);
  return rows;
}

/** A department and all that stands under it: where it cannot be moved to. */
export function withinDepartment(departments: readonly Department[], id: number): Set<number> {
  const found = new Set([id]);
  let before = 0;
  while (found.size > before) {
    before = found.size;
    for (const one of departments) if (one.parent_id !== null && found.has(one.parent_id)) found.add(one.id);
  }
  return found;
}
