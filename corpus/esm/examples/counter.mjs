let count = 42;

function getCount() {
    return count;
}
export {getCount};
