// A module without a plugin's shape.
export default { execute() {} };
