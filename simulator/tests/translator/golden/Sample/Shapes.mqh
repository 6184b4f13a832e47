#ifndef SHAPES_MQH
#define SHAPES_MQH

#define LIMIT 8

class CShape {
private:
    int m_sides[LIMIT];

public:
    CShape() { ArrayInitialize(m_sides, 2); }
    long Area() const { return (long)m_sides[0] * m_sides[1]; }
};

#endif
